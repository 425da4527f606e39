package org.irqscope.core.listing;

import java.util.Arrays;

import org.irqscope.emulator.journal.Walk;

/**
 * Goes through a walk, and on as it grows, and lists what an outline leaves. What it has answered stays as it is when
 * it goes on. Used by one thread.
 */
public final class HopRowsBuilder {
	private final HopOutline outline;
	private int[] hops = new int[64];
	private int size;
	private int length;

	public HopRowsBuilder(HopOutline outline) {
		this.outline = outline;
	}

	/** By which hops are listed. */
	public HopOutline outline() {
		return outline;
	}

	/** How many hops have been gone through. */
	public int length() {
		return length;
	}

	/** Goes on to a number of hops. */
	public void extend(Walk walk, int to) {
		for (; length < to; length++)
			if (outline.lists(walk, length))
				add();
	}

	private void add() {
		if (size == hops.length)
			hops = Arrays.copyOf(hops, size * 2);
		hops[size++] = length;
	}

	/** What has been found so far. */
	public HopRows rows() {
		return new HopRows(hops, size);
	}
}
