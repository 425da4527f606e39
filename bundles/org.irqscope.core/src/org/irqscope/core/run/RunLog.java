package org.irqscope.core.run;

import java.util.List;

/**
 * All that has been decided in a run: with it the run can be repeated. Immutable, for any thread.
 *
 * @param start a hash of the state in which the machine began
 * @param branches the ways that it has gone, each after the one that it left
 * @param current the number of the branch on which it stands
 * @param position where it stands
 */
public record RunLog(long start, List<OfBranch> branches, int current, int position) {
	/**
	 * What has been decided on one branch.
	 *
	 * @param decisions in order, from where it left another branch on
	 * @param end a hash of the state at its end
	 */
	public record OfBranch(Branch branch, List<Decision> decisions, long end) {
		public OfBranch {
			decisions = List.copyOf(decisions);
		}
	}

	public RunLog {
		branches = List.copyOf(branches);
	}
}
