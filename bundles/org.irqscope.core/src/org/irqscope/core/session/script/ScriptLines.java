package org.irqscope.core.session.script;

import java.util.List;
import java.util.OptionalInt;

import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Stop;

/**
 * Which line of an op script each hop of its walk comes from. Immutable, for any thread.
 *
 * @param lines the lines of the operations, from 1, in order
 * @param ends where the walk stands after each of them
 */
public record ScriptLines(List<Integer> lines, List<Integer> ends) {
	public ScriptLines {
		lines = List.copyOf(lines);
		ends = List.copyOf(ends);
	}

	/** Where the walk stands before the operation of a line, or of the next one that is an operation. */
	public int before(int line) {
		int at = operation(line);
		return at == 0 || ends.isEmpty() ? 0 : ends.get(at - 1);
	}

	private int operation(int line) {
		return (int) lines.stream().takeWhile(one -> one < line).count();
	}

	/** True when a line belongs to the operations, or stands between them. */
	public boolean cover(int line) {
		return !lines.isEmpty() && lines.get(0) <= line && line <= lines.get(lines.size() - 1);
	}

	/** The line that a hop comes from; nothing for what was done after the script, or instead of it. */
	public OptionalInt ofHop(Stop stop, int hop) {
		if (hop >= common(stop, stop.branch()))
			return OptionalInt.empty();
		return ends.stream().filter(end -> hop < end).findFirst().map(ends::indexOf).map(at -> OptionalInt
				.of(lines.get(at))).orElse(OptionalInt.empty());
	}

	/** How many hops a branch has in common with what the script has done. */
	private static int common(Stop stop, Branch branch) {
		if (branch.parent().isEmpty())
			return Integer.MAX_VALUE;
		int parent = branch.parent().getAsInt();
		return stop.branches().stream().filter(one -> one.number() == parent)
				.mapToInt(one -> Math.min(branch.from(), common(stop, one))).findFirst().orElse(branch.from());
	}
}
