package org.irqscope.core.expression;

import java.util.List;

/** Numbers that are made of numbers; what is nothing makes nothing. */
public sealed interface Calculation extends Term {
	/** {@code -a}, {@code ~a} */
	record OfOne(String operator, Term inner, int start) implements Calculation {
		@Override
		public Sort check(MachineNames names) throws ExpressionException {
			inner.checkNumber(names);
			return Sort.NUMBER;
		}

		@Override
		public Datum value(Scope scope) throws ExpressionException {
			Datum datum = inner.value(scope);
			if (!datum.isNumber())
				return Datum.NOTHING;
			return new Datum.OfNumber(operator.equals("-") ? -datum.number() : ~datum.number());
		}

		@Override
		public List<Term> parts() {
			return List.of(inner);
		}
	}

	/** {@code a + b} and its like. */
	record OfTwo(Term left, String operator, Term right) implements Calculation {
		@Override
		public Sort check(MachineNames names) throws ExpressionException {
			left.checkNumber(names);
			right.checkNumber(names);
			return Sort.NUMBER;
		}

		@Override
		public Datum value(Scope scope) throws ExpressionException {
			Datum first = left.value(scope);
			Datum second = right.value(scope);
			if (!first.isNumber() || !second.isNumber())
				return Datum.NOTHING;
			return new Datum.OfNumber(calculate(first.number(), second.number()));
		}

		private long calculate(long first, long second) {
			return switch (operator) {
			case "&" -> first & second;
			case "|" -> first | second;
			case "^" -> first ^ second;
			case "+" -> first + second;
			case "-" -> first - second;
			case "<<" -> second < 0 || second >= Long.SIZE ? 0 : first << second;
			default -> second < 0 || second >= Long.SIZE ? 0 : first >>> second;
			};
		}

		@Override
		public List<Term> parts() {
			return List.of(left, right);
		}
	}
}
