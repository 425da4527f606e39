package org.irqscope.core.breakpoint;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Walk;

/**
 * Finds the hops after which functions have returned: the last of the function and of all that it called. A thread
 * that was left within a function and goes on later has not returned from it. Immutable; for the thread of the walk.
 */
final class FunctionReturns {
	private static final int NOBODY = -1;

	/** Is told that a breakpoint means a hop. */
	interface Meaning {
		void mean(int breakpoint, int hop);
	}

	/** The breakpoints that wait for the return of a function, by the number of its site. */
	private final int[][] breakpoints;
	private final boolean watched;

	FunctionReturns(List<Breakpoint> all) {
		List<Site> sites = Architecture.sites();
		breakpoints = new int[sites.stream().mapToInt(Site::number).max().orElse(0) + 1][];
		boolean some = false;
		for (int site = 0; site < breakpoints.length; site++)
			breakpoints[site] = new int[0];
		for (Site site : sites) {
			breakpoints[site.number()] = waiting(all, site);
			some |= breakpoints[site.number()].length > 0;
		}
		watched = some;
	}

	private static int[] waiting(List<Breakpoint> all, Site site) {
		List<Integer> waiting = new ArrayList<>();
		for (int number = 0; number < all.size(); number++)
			if (all.get(number).where() instanceof Where.OfFunction one && !one.enter()
					&& one.function().equals(site.functionName()))
				waiting.add(number);
		return waiting.stream().mapToInt(Integer::intValue).toArray();
	}

	boolean areWatched() {
		return watched;
	}

	/** Tells of each function that has returned after a hop, with the function's own last hop. */
	void look(Walk walk, int hop, Meaning meaning) {
		int next = hop + 1 < walk.size() ? hop + 1 : NOBODY;
		int caller = next == NOBODY ? NOBODY : walk.caller(next);
		boolean goesOn = next != NOBODY && walk.continued(next);
		for (int at = hop; at != NOBODY && at != caller; at = walk.caller(at)) {
			boolean same = goesOn && walk.siteNumber(at) == walk.siteNumber(next) && walk.caller(at) == caller;
			if (!same && walk.left(at))
				tell(walk.siteNumber(at), at, meaning);
			if (same)
				return;
		}
	}

	private void tell(int site, int hop, Meaning meaning) {
		if (site < breakpoints.length)
			for (int breakpoint : breakpoints[site])
				meaning.mean(breakpoint, hop);
	}
}
