package org.irqscope.core.listing;

import java.util.Arrays;

/** Which hops stand in a list, in order. Immutable, for any thread. */
public final class HopRows {
	/** Stands for all hops. */
	private static final int[] ALL = {};
	private final int[] hops;
	private final int size;

	/** The first entries of an array that may have, or get, more. */
	HopRows(int[] hops, int size) {
		this.hops = hops;
		this.size = size;
	}

	/** Every hop of a walk. */
	public static HopRows all(int length) {
		return new HopRows(ALL, length);
	}

	/** How many there are. */
	public int size() {
		return size;
	}

	/** Those of them that a walk of so many hops has. */
	public HopRows upTo(int length) {
		if (hops == ALL)
			return size <= length ? this : all(length);
		int kept = row(length - 1) + 1;
		return kept == size ? this : new HopRows(hops, kept);
	}

	/** The number of the hop in a row, from 0. */
	public int hop(int row) {
		return hops == ALL ? row : hops[row];
	}

	/** True when a hop is listed. */
	public boolean has(int hop) {
		int row = row(hop);
		return row >= 0 && hop(row) == hop;
	}

	/** The row of a hop, or of the last one before it that is listed; -1 when none is. */
	public int row(int hop) {
		if (hops == ALL)
			return Math.min(hop, size - 1);
		int found = Arrays.binarySearch(hops, 0, size, hop);
		return found < 0 ? -found - 2 : found;
	}
}
