package org.irqscope.core.expression;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** What an expression comes to. Immutable, for any thread. */
public sealed interface Datum {
	/** What there is not: an argument that a hop lacks, a number that stands for none. */
	Datum NOTHING = new Nothing();

	/** As people read it. */
	String text();

	/** True where a condition holds: what is true, and numbers but 0. */
	default boolean holds() {
		return false;
	}

	/** True when the other is the same thing; texts in whatever case, and one of several texts is enough. */
	default boolean same(Datum other) {
		return equals(other);
	}

	/** What there is not. */
	record Nothing() implements Datum {
		@Override
		public String text() {
			return Texts.of("expression.nothing");
		}
	}

	/**
	 * A number.
	 *
	 * @param text its name, or as the field writes it
	 */
	record OfNumber(long number, String text) implements Datum {
		OfNumber(long number) {
			this(number, Long.toString(number));
		}

		@Override
		public boolean holds() {
			return number != 0;
		}

		@Override
		public boolean same(Datum other) {
			return other instanceof OfNumber second ? number == second.number : other.same(this);
		}
	}

	/** True or false. */
	record OfTruth(boolean truth) implements Datum {
		@Override
		public String text() {
			return String.valueOf(truth);
		}

		@Override
		public boolean holds() {
			return truth;
		}

		@Override
		public boolean same(Datum other) {
			return other instanceof OfNumber second ? second.number == (truth ? 1 : 0) : equals(other);
		}
	}

	/** Vectors, or numbers of bits. The set is not to be changed. */
	record OfSet(BitSet members) implements Datum {
		@Override
		public String text() {
			return members.isEmpty() ? Texts.of("expression.nothing")
					: members.stream().mapToObj(Integer::toString).collect(Collectors.joining(" "));
		}
	}

	/** Texts; one, or several that a hop has at once. */
	public record OfTexts(List<String> texts) implements Datum {
		public OfTexts {
			texts = List.copyOf(texts);
		}

		public OfTexts(String text) {
			this(List.of(text));
		}

		@Override
		public String text() {
			return String.join(", ", texts);
		}

		@Override
		public boolean same(Datum other) {
			if (other instanceof OfNumber named)
				return isOne(named.text());
			return other instanceof OfTexts others && (equals(others) || others.texts.stream().anyMatch(this::isOne));
		}

		private boolean isOne(String text) {
			return texts.stream().anyMatch(text::equalsIgnoreCase);
		}
	}

	/** A number, or what counts as one; 0 for what is none, see {@link #isNumber}. */
	default long number() {
		return holds() ? 1 : 0;
	}

	/** True for numbers and what counts as one. */
	default boolean isNumber() {
		return this instanceof OfNumber || this instanceof OfTruth;
	}
}
