package org.irqscope.core.expression.proposal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant. For any thread. */
public final class NearNames {
	private static final int MOST = 3;

	private record Near(String name, int distance) {
	}

	private NearNames() {
	}

	/** Up to three names that differ from what was written in few letters, the nearest first. */
	public static List<String> of(String written, Collection<String> names) {
		String plain = written.toLowerCase(Locale.ROOT);
		int farthest = Math.max(1, Math.min(3, plain.length() / 3));
		return names.stream().filter(name -> Math.abs(name.length() - plain.length()) <= farthest)
				.map(name -> new Near(name, distance(plain, name.toLowerCase(Locale.ROOT), farthest)))
				.filter(near -> near.distance <= farthest)
				.sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name)).limit(MOST).map(Near::name)
				.toList();
	}

	/** How many letters have to be changed, added or taken away; more than the farthest where that is too many. */
	private static int distance(String one, String other, int farthest) {
		int[] costs = new int[other.length() + 1];
		for (int at = 0; at <= other.length(); at++)
			costs[at] = at;
		for (int row = 1; row <= one.length(); row++)
			if (next(costs, one.charAt(row - 1), other, row) > farthest)
				return farthest + 1;
		return costs[other.length()];
	}

	/** Goes on by one letter; answers the lowest cost so far. */
	private static int next(int[] costs, char letter, String other, int row) {
		int diagonal = costs[0];
		costs[0] = row;
		int lowest = row;
		for (int at = 1; at <= other.length(); at++) {
			int changed = diagonal + (letter == other.charAt(at - 1) ? 0 : 1);
			diagonal = costs[at];
			costs[at] = Math.min(changed, Math.min(costs[at], costs[at - 1]) + 1);
			lowest = Math.min(lowest, costs[at]);
		}
		return lowest;
	}
}
