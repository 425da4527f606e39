package org.irqscope.export.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What makes one row of numbers another: in a place, some are taken out and others put in. Immutable, for any thread.
 *
 * @param at the place, counted in the new row
 * @param removed how many are taken out
 * @param inserted what is put in
 */
record Splice(int at, int removed, int[] inserted) {
	/** The one splice that makes one row another. */
	static Splice between(int[] old, int[] now) {
		int most = Math.min(old.length, now.length);
		int start = Arrays.mismatch(old, now);
		if (start < 0)
			return new Splice(0, 0, new int[0]);
		int end = 0;
		while (end < most - start && old[old.length - 1 - end] == now[now.length - 1 - end])
			end++;
		return new Splice(start, old.length - start - end, Arrays.copyOfRange(now, start, now.length - end));
	}

	/** Several small splices where rows are of one length, else the one. */
	static List<Splice> all(int[] old, int[] now) {
		if (old.length != now.length)
			return List.of(between(old, now));
		List<Splice> all = new ArrayList<>();
		for (int at = 0; at < now.length; at++) {
			int end = at;
			while (end < now.length && old[end] != now[end])
				end++;
			if (end > at)
				all.add(new Splice(at, end - at, Arrays.copyOfRange(now, at, end)));
			at = end;
		}
		return all;
	}
}
