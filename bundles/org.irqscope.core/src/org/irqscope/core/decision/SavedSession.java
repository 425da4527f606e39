package org.irqscope.core.decision;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.run.Decision;
import org.irqscope.core.run.RunLog;

/**
 * What a session file says: all that was decided on a machine, from its beginning on. Immutable, for any thread.
 *
 * @param start a hash of the state in which the machine began, with its line
 * @param at the branch on which the walk stood, and where
 */
public record SavedSession(Numbered<Long> start, List<OfBranch> branches, Place at) {
	/** Something with the number of its line in the file, from 1; 0 where it is in no file. */
	public record Numbered<T>(int line, T value) {
	}

	/** A position of a branch, with its line. */
	public record Place(int line, int branch, int position) {
	}

	/**
	 * What was decided on a branch.
	 *
	 * @param from where it left another; the first one has none and says 0 for both
	 * @param end how long it was in the end, and a hash of the state there
	 */
	public record OfBranch(int number, String name, Place from, List<Numbered<Decision>> decisions, Numbered<End> end) {
		public OfBranch {
			decisions = List.copyOf(decisions);
		}
	}

	/** The end of a branch: its hops, and a hash of its state. */
	public record End(int hops, long hash) {
	}

	public SavedSession {
		branches = List.copyOf(branches);
	}

	/** What has been decided in a run. */
	public static SavedSession of(RunLog log) {
		List<OfBranch> branches = new ArrayList<>();
		for (RunLog.OfBranch one : log.branches())
			branches.add(new OfBranch(one.branch().number(), one.branch().name(),
					new Place(0, one.branch().parent().orElse(0), one.branch().from()),
					one.decisions().stream().map(decision -> new Numbered<>(0, decision)).toList(),
					new Numbered<>(0, new End(one.branch().length(), one.end()))));
		return new SavedSession(new Numbered<>(0, log.start()), branches, new Place(0, log.current(), log.position()));
	}
}
