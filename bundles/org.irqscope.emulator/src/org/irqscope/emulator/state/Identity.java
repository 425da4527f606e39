package org.irqscope.emulator.state;

/** How a field takes part in what makes two states of a machine the same. */
enum Identity {
	/** By its value. */
	VALUE,
	/** By its distance from the clock, so that it does not matter when it is; 0 is no time. */
	TIME,
	/** Not at all: it only tells of what has been, or follows from other fields. */
	OUTSIDE;

	/** What counts of a value while the clock shows a time; 0 of what was never written. */
	long canonical(long value, long now) {
		return switch (this) {
		case VALUE -> value;
		case TIME -> value == 0 ? 0 : (value - now) * 2 + 1;
		case OUTSIDE -> 0;
		};
	}
}
