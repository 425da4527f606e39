package org.irqscope.emulator.state;

/** A field that was written, with its value before and after; says so without the machine, to any thread. */
public sealed interface Change {
	/** The part of the machine that holds the field. */
	Place place();

	/** The kernel's name of the field. */
	String name();

	/** The value before, as a number; 0 where it is none. */
	long from();

	/** The value after. */
	long to();

	/** The value before, as text. */
	String before();

	/** The value after, as text. */
	String after();

	/** The change as text, {@code 0x00 → 0x10}. */
	String text();

	/**
	 * A number has changed.
	 *
	 * @param base the number of bit 0 of a set of vectors, else 0
	 */
	record OfNumber(Place place, String name, Format format, int base, long from, long to) implements Change {
		@Override
		public String before() {
			return format.text(from, base);
		}

		@Override
		public String after() {
			return format.text(to, base);
		}

		@Override
		public String text() {
			return format.change(from, to, base);
		}
	}

	/** An immutable value was replaced by another. */
	record OfValue(Place place, String name, Object old, Object replacement) implements Change {
		@Override
		public long from() {
			return 0;
		}

		@Override
		public long to() {
			return 0;
		}

		@Override
		public String before() {
			return old.toString();
		}

		@Override
		public String after() {
			return replacement.toString();
		}

		@Override
		public String text() {
			return old + " \u2192 " + replacement;
		}
	}
}
