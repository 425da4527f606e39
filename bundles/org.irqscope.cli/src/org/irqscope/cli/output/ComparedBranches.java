package org.irqscope.cli.output;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

import org.irqscope.cli.Console;
import org.irqscope.cli.ExitCode;
import org.irqscope.cli.walk.Decisions;
import org.irqscope.core.compare.Comparison;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.operation.BranchOperation;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.SessionFile;

import picocli.CommandLine.Option;

/** Two ways that a machine has gone in a saved session, side by side in place of its walk. */
public final class ComparedBranches {
	@Option(names = "--compare-branches", paramLabel = "NAME", arity = "2")
	private List<String> names = List.of();

	public boolean areAsked() {
		return !names.isEmpty();
	}

	/**
	 * Prints the rows.
	 *
	 * @return the exit code, which says whether both are the same
	 */
	public int compare(Path machine, Decisions decisions, Console console) throws OperationException {
		Path session = decisions.saved()
				.orElseThrow(() -> new OperationException("", 0, Texts.of("branches.no.session")));
		SavedSession saved = SessionFile.read(session);
		for (String name : names)
			check(session, saved, name);
		Comparison comparison = new BranchOperation(MachineReading.read(machine, console.monitor()), saved,
				names.get(0), names.get(1)).run(console.monitor());
		console.monitor().done();
		print(comparison, console.out());
		return comparison.firstDifference().isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENT;
	}

	private static void check(Path session, SavedSession saved, String name) throws OperationException {
		List<String> known = saved.branches().stream().map(SavedSession.OfBranch::name).toList();
		if (!known.contains(name))
			throw new OperationException(session.toString(), 0,
					Texts.of("branches.none", name, String.join(", ", known)));
	}

	/** As diff does: what both have stands once. */
	private static void print(Comparison comparison, PrintStream out) {
		out.println("< " + comparison.left());
		out.println("> " + comparison.right());
		for (Comparison.Row row : comparison.rows())
			if (row.same())
				out.println("  " + row.left().orElseThrow());
			else {
				row.left().ifPresent(left -> out.println("< " + left));
				row.right().ifPresent(right -> out.println("> " + right));
			}
	}
}
