package org.irqscope.core.timeline;

/**
 * Some bits of a field that a lane shows: on while any of them is set. Immutable, for any thread.
 *
 * @param mask the bits
 */
record Signal(TimelineLane lane, LaneRole role, long mask) {
	boolean on(long value) {
		return (value & mask) != 0;
	}
}
