package org.irqscope.core.listing;

import java.util.Arrays;

/** Numbers of hops that are gathered in order. What it has answered stays as it is. Used by one thread. */
public final class HopNumbers {
	private int[] hops = new int[64];
	private int size;

	/** A further one, behind all others. */
	public void add(int hop) {
		if (size == hops.length)
			hops = Arrays.copyOf(hops, size * 2);
		hops[size++] = hop;
	}

	/** All so far. */
	public HopRows rows() {
		return new HopRows(hops, size);
	}
}
