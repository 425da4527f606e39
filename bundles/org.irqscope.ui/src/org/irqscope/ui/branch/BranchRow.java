package org.irqscope.ui.branch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.irqscope.core.decision.DecisionText;
import org.irqscope.core.run.Branch;
import org.irqscope.core.run.RunLog;

/**
 * What a row says of a branch. Immutable, for any thread.
 *
 * @param decided what was decided on it, as a line
 * @param cells the texts of the columns
 */
record BranchRow(Branch branch, String decided, List<String> cells) {
	static final List<String> COLUMNS = List.of("name", "parent", "start", "acts", "end");

	/** The rows of all branches, each after the one that it left. */
	static List<BranchRow> of(RunLog log) {
		return log.branches().stream().map(one -> of(log, one)).toList();
	}

	private static BranchRow of(RunLog log, RunLog.OfBranch one) {
		Branch branch = one.branch();
		String decided = one.decisions().stream().map(DecisionText::of).map(line -> line.replaceFirst(" # .*", ""))
				.collect(Collectors.joining("; "));
		String name = branch.number() == log.current() ? Texts.of("branch.current", branch.name()) : branch.name();
		String start = branch.parent().isPresent() ? Integer.toString(branch.from()) : "";
		return new BranchRow(branch, decided,
				List.of(name, parent(log, branch).orElse(""), start, decided, end(branch)));
	}

	private static Optional<String> parent(RunLog log, Branch branch) {
		return log.branches().stream().map(RunLog.OfBranch::branch)
				.filter(one -> branch.parent().isPresent() && one.number() == branch.parent().getAsInt())
				.map(Branch::name).findFirst();
	}

	private static String end(Branch branch) {
		String end = Texts.of("branch.end", branch.length());
		return branch.length() == 0 ? end
				: Texts.of("branch.end.call", end, branch.walk().hop(branch.length() - 1).call());
	}
}
