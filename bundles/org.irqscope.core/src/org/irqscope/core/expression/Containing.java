package org.irqscope.core.expression;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is in something: {@code set has 33}, {@code text has "irq"}, {@code 33 in 32..47}, {@code a in {1, 2}}. */
public sealed interface Containing extends Term {
	/** A set, the bits of a number or texts that have something. */
	record Has(Term whole, Term part) implements Containing {
		@Override
		public int start() {
			return Math.min(whole.start(), part.start());
		}

		@Override
		public int end() {
			return Math.max(whole.end(), part.end());
		}

		@Override
		public Sort check(MachineNames names) throws ExpressionException {
			Sort outer = whole.check(names);
			Sort inner = part.check(names);
			boolean numbers = (outer == Sort.SET || outer.isNumeric()) && inner.isNumeric();
			if (!numbers && !(outer.hasTexts() && inner == Sort.TEXT))
				throw error(Texts.of("expression.has.not", outer.text(), inner.text()));
			return Sort.TRUTH;
		}

		@Override
		public Datum value(Scope scope) throws ExpressionException {
			return new Datum.OfTruth(has(whole.value(scope), part.value(scope)));
		}

		private static boolean has(Datum outer, Datum inner) {
			if (inner instanceof Datum.OfTexts text)
				return hasText(outer.text(), text.text());
			long number = inner.number();
			if (!inner.isNumber() || number < 0 || number > Integer.MAX_VALUE)
				return false;
			return outer instanceof Datum.OfSet set ? set.members().get((int) number)
					: outer.isNumber() && number < Long.SIZE && (outer.number() >>> number & 1) != 0;
		}

		private static boolean hasText(String whole, String part) {
			return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
		}

		@Override
		public List<Term> parts() {
			return List.of(whole, part);
		}
	}

	/** A number from one to another. */
	record InRange(Term part, Term first, Term last) implements Containing {
		@Override
		public Sort check(MachineNames names) throws ExpressionException {
			part.checkNumber(names);
			first.checkNumber(names);
			last.checkNumber(names);
			return Sort.TRUTH;
		}

		@Override
		public Datum value(Scope scope) throws ExpressionException {
			Datum number = part.value(scope);
			Datum from = first.value(scope);
			Datum to = last.value(scope);
			return new Datum.OfTruth(number.isNumber() && from.isNumber() && to.isNumber()
					&& from.number() <= number.number() && number.number() <= to.number());
		}

		@Override
		public List<Term> parts() {
			return List.of(part, first, last);
		}
	}

	/** One of several. */
	record OneOf(Term part, List<Term> choices, int end) implements Containing {
		@Override
		public Sort check(MachineNames names) throws ExpressionException {
			for (Term choice : choices)
				new Comparing(part, "==", choice).check(names);
			return Sort.TRUTH;
		}

		@Override
		public Datum value(Scope scope) throws ExpressionException {
			Datum looked = part.value(scope);
			for (Term choice : choices)
				if (looked.same(choice.value(scope)))
					return new Datum.OfTruth(true);
			return new Datum.OfTruth(false);
		}

		@Override
		public List<Term> parts() {
			return Stream.concat(Stream.of(part), choices.stream()).toList();
		}
	}
}
