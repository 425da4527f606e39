package org.irqscope.core.breakpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.StateView;

/**
 * Counts the hops of a walk at which a breakpoint stops, from the first on, and goes on counting where it was. Used by
 * one thread.
 */
final class HitCount {
	private final int wanted;
	/** For looking at hops that nobody has looked at yet. */
	private final HopLook look;
	/** The walk that has been counted last, how many hops of it, and how many of them stop. */
	private Optional<Walk> counted = Optional.empty();
	private int next;
	private int found;
	private Optional<Integer> reached = Optional.empty();

	HitCount(Breakpoint breakpoint) {
		this.wanted = breakpoint.count();
		this.look = new HopLook(List.of(breakpoint));
	}

	/** True when a hop is the one with the wanted count. */
	boolean isReached(Watched watched, Walk walk, int hop, IntFunction<? extends StateView> after) {
		if (counted.filter(walk::continues).isEmpty())
			startAgain();
		counted = Optional.of(walk);
		for (; reached.isEmpty() && next <= hop; next++)
			if (look.isMeant(walk, next) && watched.met(walk, next, look.meant(0), after).isPresent())
				count();
		return reached.filter(there -> there == hop).isPresent();
	}

	private void startAgain() {
		next = 0;
		found = 0;
		reached = Optional.empty();
	}

	private void count() {
		found++;
		if (found == wanted)
			reached = Optional.of(next);
	}
}
