package org.irqscope.core.listing;

import java.util.Optional;

import org.irqscope.emulator.journal.StateAlong;
import org.irqscope.emulator.journal.Walk;

/**
 * Goes through a walk, and on as it grows, and lists what an outline leaves. What it has answered stays as it is when
 * it goes on. Used by one thread.
 */
public final class HopRowsBuilder {
	private final HopOutline outline;
	private final Optional<StateAlong> state;
	private final HopNumbers hops = new HopNumbers();
	private int length;

	/** @param state of the machine along the walk; nothing where nobody knows it */
	public HopRowsBuilder(HopOutline outline, Optional<StateAlong> state) {
		this.outline = outline;
		this.state = state;
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
			if (outline.lists(walk, length, state))
				hops.add(length);
	}

	/** What has been found so far. */
	public HopRows rows() {
		return hops.rows();
	}
}
