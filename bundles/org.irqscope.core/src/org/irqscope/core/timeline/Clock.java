package org.irqscope.core.timeline;

import java.util.Arrays;

/** What time of the virtual clock it is at each position. Immutable, for any thread. */
public final class Clock {
	/** It is always 0. */
	public static final Clock STOPPED = new Clock(new int[0], new long[0], 0);
	private final int[] positions;
	private final long[] times;
	private final int size;

	/** The first entries of arrays that may have, or get, more. */
	Clock(int[] positions, long[] times, int size) {
		this.positions = positions;
		this.times = times;
		this.size = size;
	}

	/** True where time passes at some position. */
	public boolean runs() {
		return size > 1;
	}

	/** Nanoseconds since the clock began. */
	public long at(int position) {
		int found = Arrays.binarySearch(positions, 0, size, position);
		int entry = found < 0 ? -found - 2 : found;
		return entry < 0 ? 0 : times[entry];
	}
}
