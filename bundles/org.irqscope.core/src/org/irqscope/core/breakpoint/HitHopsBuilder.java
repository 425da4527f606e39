package org.irqscope.core.breakpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import org.irqscope.core.listing.HopNumbers;
import org.irqscope.core.run.Hit;
import org.irqscope.core.run.StopCondition;
import org.irqscope.emulator.journal.StateAlong;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.StateView;

/**
 * Goes through a walk, and on as it grows, and finds where breakpoints stop, those that are disabled too. Used by one
 * thread.
 */
public final class HitHopsBuilder {
	private final List<Breakpoint> breakpoints;
	private final Optional<StateAlong> state;
	private final StopCondition condition;
	/** By the texts that hits have. */
	private final Map<String, HopNumbers> found = new LinkedHashMap<>();
	private int length;

	/** @param state of the machine along the walk; nothing where nobody knows it */
	public HitHopsBuilder(List<Breakpoint> breakpoints, Optional<StateAlong> state) {
		this.breakpoints = List.copyOf(breakpoints);
		this.state = state;
		List<Breakpoint> on = breakpoints.stream().map(one -> one.enabled(true))
				.filter(one -> state.isPresent() || !one.needsState()).toList();
		condition = Breakpoint.condition(on);
		breakpoints.forEach(one -> found.put(one.enabled(true).text(), new HopNumbers()));
	}

	/** How many hops have been gone through. */
	public int length() {
		return length;
	}

	/** Goes on to a number of hops. */
	public void extend(Walk walk, int to) {
		IntFunction<StateView> after = hop -> state.orElseThrow().after(walk, hop);
		for (; length < to; length++)
			for (Hit hit : condition.at(walk, length, after))
				found.get(hit.breakpoint()).add(length);
	}

	/** What has been found so far, in the order of the breakpoints. */
	public List<HitHops> hits() {
		return breakpoints.stream().map(one -> new HitHops(one, found.get(one.enabled(true).text()).rows())).toList();
	}
}
