package org.irqscope.core.listing;

import java.util.HashSet;
import java.util.Set;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;

/**
 * What a list of hops leaves out. Immutable, for any thread.
 *
 * @param changesOnly true when hops that change nothing are left out
 * @param deepest how deep calls may be nested, from 0
 * @param folded the hops whose calls are left out
 */
public record HopOutline(HopFilter filter, boolean changesOnly, int deepest, Set<Integer> folded) {
	/** Calls of any depth. */
	public static final int ANY_DEPTH = Integer.MAX_VALUE;
	/** Leaves out nothing. */
	public static final HopOutline ALL = new HopOutline(HopFilter.ALL, false, ANY_DEPTH, Set.of());

	public HopOutline {
		folded = Set.copyOf(folded);
	}

	public HopOutline with(HopFilter other) {
		return new HopOutline(other, changesOnly, deepest, folded);
	}

	public HopOutline withChangesOnly(boolean only) {
		return new HopOutline(filter, only, deepest, folded);
	}

	/** Folds by depth; what was folded one by one no longer is. */
	public HopOutline withDeepest(int depth) {
		return new HopOutline(filter, changesOnly, depth, Set.of());
	}

	/** Folds the calls of a hop, or unfolds them. */
	public HopOutline withFolded(int hop, boolean fold) {
		Set<Integer> changed = new HashSet<>(folded);
		if (fold)
			changed.add(hop);
		else
			changed.remove(hop);
		return new HopOutline(filter, changesOnly, deepest, changed);
	}

	/** True when nothing is left out. */
	public boolean isAll() {
		return filter.isAll() && !changesOnly && deepest == ANY_DEPTH && folded.isEmpty();
	}

	/** True for a hop that is listed. */
	public boolean lists(Walk walk, int hop) {
		return isOpen(walk, hop) && (filter.isAll() && !changesOnly || isWanted(walk.hop(hop)));
	}

	private boolean isWanted(Hop hop) {
		return filter.holds(hop) && !(changesOnly && hop.changes().isEmpty());
	}

	private boolean isOpen(Walk walk, int hop) {
		int depth = 0;
		for (int caller = walk.caller(hop); caller >= 0; caller = walk.caller(caller)) {
			depth++;
			if (depth > deepest || folded.contains(caller))
				return false;
		}
		return true;
	}
}
