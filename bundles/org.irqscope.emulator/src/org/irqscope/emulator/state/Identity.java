package org.irqscope.emulator.state;

/** How a field takes part in what makes two states of a machine the same. */
enum Identity {
	/** By its value. */
	VALUE,
	/** A time: by its distance from the clock, so that it does not matter when it is; 0 is none. */
	TIME,
	/** Not at all: it only tells of what has been, or follows from other fields. */
	OUTSIDE;

	/** Counts of a clock in nanoseconds, in {@link #canonical}. */
	static final long NANOSECONDS = 1_000_000;

	/**
	 * What counts of a value while the clock shows a time; 0 of what was never written.
	 *
	 * @param khz how fast the clock counts that the value is a time of
	 */
	long canonical(long value, long now, long khz) {
		return switch (this) {
		case VALUE -> value;
		case TIME -> value == 0 ? 0 : (value * NANOSECONDS - now * khz) * 2 + 1;
		case OUTSIDE -> 0;
		};
	}
}
