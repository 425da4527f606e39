package org.irqscope.core.timeline;

import java.util.Arrays;

/** Notes when time passes. What it has answered stays as it is when it goes on. Used by one thread. */
final class ClockBuilder {
	private int[] positions = new int[8];
	private long[] times = new long[8];
	private int size;
	/** How many entries somebody reads. */
	private int shared;

	/** From a position on it is a time. */
	void set(int position, long time) {
		if (size > 0 && positions[size - 1] == position) {
			if (size == shared)
				times = times.clone();
			times[size - 1] = time;
			return;
		}
		if (size == positions.length) {
			positions = Arrays.copyOf(positions, size * 2);
			times = Arrays.copyOf(times, size * 2);
		}
		positions[size] = position;
		times[size++] = time;
	}

	Clock clock() {
		shared = size;
		return new Clock(positions, times, size);
	}
}
