package org.irqscope.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;

/**
 * Makes a script with a difference small: lines are left out as long as what remains differs in the same kind of
 * operation and in the same field. Used by one thread, in which both backends run; the same script always shrinks in
 * the same way.
 */
public final class Shrinker {
	/** Enough for a script of some hundred operations. */
	public static final int RUNS = 1000;

	private final Backend<?> first;
	private final Backend<?> second;
	private final int maximum;
	private int runs;

	/** @param maximum how many scripts are tried at most */
	public Shrinker(Backend<?> first, Backend<?> second, int maximum) {
		this.first = first;
		this.second = second;
		this.maximum = maximum;
	}

	/** How many scripts have been tried. */
	public int runs() {
		return runs;
	}

	/**
	 * Leaves out what the difference does not need.
	 *
	 * @param script the lines of a script that comes to the difference
	 * @return lines of which none can be left out, unless the runs were used up; the last one shows the difference.
	 *         Nothing when the script does not come to the difference again
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Optional<List<String>> shrink(List<String> script, AnswerDifference difference, IProgressMonitor monitor) {
		List<String> lines = List.copyOf(script.subList(0, difference.op().line()));
		if (run(lines, monitor).filter(difference::resembles).isEmpty())
			return Optional.empty();
		for (int length = lines.size() / 2; length > 0 && !over();) {
			List<String> shorter = withoutChunks(lines, length, difference, monitor);
			// Single lines are tried again as long as leaving out one lets others go.
			length = length > 1 ? length / 2 : shorter.size() < lines.size() ? 1 : 0;
			lines = shorter;
		}
		return Optional.of(lines);
	}

	private boolean over() {
		return runs >= maximum;
	}

	/** Tries to leave out each stretch of a length, from the beginning on. */
	private List<String> withoutChunks(List<String> lines, int length, AnswerDifference difference,
			IProgressMonitor monitor) {
		List<String> rest = lines;
		for (int from = 0; from < rest.size() && !over();) {
			List<String> candidate = new ArrayList<>(rest.subList(0, from));
			candidate.addAll(rest.subList(Math.min(from + length, rest.size()), rest.size()));
			Optional<AnswerDifference> found = run(candidate, monitor).filter(difference::resembles);
			if (found.isPresent())
				rest = List.copyOf(candidate.subList(0, found.get().op().line()));
			else
				from += length;
		}
		return rest;
	}

	/** The difference that a candidate comes to; nothing for one that names what does not exist any more. */
	private Optional<AnswerDifference> run(List<String> candidate, IProgressMonitor monitor) {
		try {
			OpScript script = OpScript.parse(candidate, first.dialect().language());
			runs++;
			return ScriptComparison.run(script, first, second, monitor).difference();
		} catch (ScriptException e) {
			return Optional.empty();
		}
	}
}
