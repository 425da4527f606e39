package org.irqscope.conform;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.conform.ConformanceResult.DifferingScript;
import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;

/**
 * Compares two backends, most often the emulator and the host's KVM: both run the same random scripts, and every
 * answer must be the same. Used by one thread, in which both backends run.
 */
public final class Conformance {
	private static final int WORK = 1000;

	private final Backend<?> first;
	private final Backend<?> second;

	public Conformance(Backend<?> first, Backend<?> second) {
		this.first = first;
		this.second = second;
	}

	/**
	 * Runs a plan to its end, past differences.
	 *
	 * @throws OperationCanceledException when the monitor says so
	 */
	public ConformanceResult run(ConformancePlan plan, IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, WORK);
		ConformanceResult result = ConformanceResult.NONE;
		long planned = 0;
		for (long number = 0; planned < plan.ops(); number++) {
			int ops = (int) Math.min(plan.opsPerScript(), plan.ops() - planned);
			result = run(plan.kind(number), plan.seed(number), ops, result, progress);
			int before = share(planned, plan);
			planned += ops;
			progress.worked(share(planned, plan) - before);
		}
		return result;
	}

	/**
	 * Makes a script that differs small.
	 *
	 * @return the smallest script found that comes to the same difference; nothing when it did not come again
	 */
	public Optional<List<String>> shrink(DifferingScript script, IProgressMonitor monitor) {
		return new Shrinker(first, second, Shrinker.RUNS).shrink(script.lines(), script.difference(), monitor);
	}

	private static int share(long ops, ConformancePlan plan) {
		return (int) ((double) ops / plan.ops() * WORK);
	}

	private ConformanceResult run(ScriptKind kind, long seed, int ops, ConformanceResult before,
			IProgressMonitor monitor) {
		List<String> lines = ScriptGenerator.script(kind, seed, ops);
		ScriptComparison script = ScriptComparison.run(parse(lines), first, second, monitor);
		return before.plus(script,
				script.difference().map(difference -> new DifferingScript(kind, seed, lines, difference)));
	}

	private OpScript parse(List<String> lines) {
		try {
			return OpScript.parse(lines, first.dialect().language());
		} catch (ScriptException e) {
			throw new IllegalStateException("line " + e.line() + " of a generated script", e);
		}
	}
}
