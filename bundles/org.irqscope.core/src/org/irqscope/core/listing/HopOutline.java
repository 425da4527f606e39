package org.irqscope.core.listing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.StateAlong;
import org.irqscope.emulator.journal.Walk;

/**
 * What a list of hops leaves out. Immutable, for any thread.
 *
 * @param changesOnly true when hops that change nothing are left out
 * @param foldedFrom from which depth on calls are folded, from 0
 * @param turned the hops that are folded though their depth says otherwise, or not folded
 */
public record HopOutline(HopFilter filter, boolean changesOnly, int foldedFrom, Set<Integer> turned) {
	/** No call is folded for its depth. */
	public static final int NEVER = Integer.MAX_VALUE;
	/** Leaves out nothing. */
	public static final HopOutline ALL = new HopOutline(HopFilter.ALL, false, NEVER, Set.of());

	public HopOutline {
		turned = Set.copyOf(turned);
	}

	public HopOutline with(HopFilter other) {
		return new HopOutline(other, changesOnly, foldedFrom, turned);
	}

	public HopOutline withChangesOnly(boolean only) {
		return new HopOutline(filter, only, foldedFrom, turned);
	}

	/** Folds by depth; what was folded one by one no longer is. */
	public HopOutline withFoldedFrom(int depth) {
		return new HopOutline(filter, changesOnly, depth, Set.of());
	}

	/** Folds the calls of a hop that are not folded, or unfolds them. */
	public HopOutline withTurned(int hop) {
		Set<Integer> changed = new HashSet<>(turned);
		if (!changed.remove(hop))
			changed.add(hop);
		return new HopOutline(filter, changesOnly, foldedFrom, changed);
	}

	/** True when nothing is left out. */
	public boolean isAll() {
		return filter.isAll() && !changesOnly && foldedFrom == NEVER && turned.isEmpty();
	}

	/**
	 * True for a hop that is listed.
	 *
	 * @param state of the machine along the walk; nothing where nobody knows it
	 */
	public boolean lists(Walk walk, int hop, Optional<StateAlong> state) {
		return isOpen(walk, hop) && (filter.isAll() && !changesOnly || isWanted(walk, walk.hop(hop), state));
	}

	private boolean isWanted(Walk walk, Hop hop, Optional<StateAlong> state) {
		return !(changesOnly && hop.changes().isEmpty())
				&& filter.holds(hop, state.map(along -> () -> along.after(walk, hop.number())));
	}

	/** True for a hop whose calls are not listed. */
	public boolean isFolded(Walk walk, int hop) {
		return isFolded(hop, depth(walk, hop));
	}

	private boolean isFolded(int hop, int depth) {
		return depth >= foldedFrom != turned.contains(hop);
	}

	private static int depth(Walk walk, int hop) {
		int depth = 0;
		for (int caller = walk.caller(hop); caller >= 0; caller = walk.caller(caller))
			depth++;
		return depth;
	}

	private boolean isOpen(Walk walk, int hop) {
		if (foldedFrom == NEVER && turned.isEmpty())
			return true;
		int depth = depth(walk, hop);
		for (int caller = walk.caller(hop); caller >= 0; caller = walk.caller(caller))
			if (isFolded(caller, --depth))
				return false;
		return true;
	}
}
