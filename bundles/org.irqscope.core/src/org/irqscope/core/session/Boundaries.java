package org.irqscope.core.session;

import java.util.Arrays;

/** The positions of a recording at which the kernel can be interrupted, in order. Used by the thread of a run only. */
final class Boundaries {
	private int[] positions = new int[16];
	private int count;

	/** Adds a position that is not before the last one. */
	void add(int position) {
		if (count > 0 && positions[count - 1] == position)
			return;
		if (count == positions.length)
			positions = Arrays.copyOf(positions, count * 2);
		positions[count++] = position;
	}

	/** The first one from a position on. */
	int next(int position) {
		int found = Arrays.binarySearch(positions, 0, count, position);
		return found >= 0 ? position : positions[-found - 1];
	}

	/** Forgets those after a position. */
	void cut(int position) {
		while (count > 0 && positions[count - 1] > position)
			count--;
	}
}
