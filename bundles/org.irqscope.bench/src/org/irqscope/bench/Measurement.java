package org.irqscope.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What JMH measured, by benchmark. All benchmarks run in turn, in a JVM each, and so again for each round: what
 * disturbs the machine for a while disturbs all of them. Used by one thread.
 */
final class Measurement {
	private static final String ALLOCATED = "gc.alloc.rate.norm";
	private final Map<String, List<Double>> values = new HashMap<>();

	/** Runs every benchmark of the class path once more. */
	void addRound() throws RunnerException {
		Collection<RunResult> results = new Runner(new OptionsBuilder().verbosity(VerboseMode.SILENT)
				.forks(1).jvmArgs("-Xmx1g")
				.warmupIterations(3).warmupTime(TimeValue.milliseconds(500))
				.measurementIterations(5).measurementTime(TimeValue.milliseconds(400))
				.addProfiler(GCProfiler.class).shouldFailOnError(true).build()).run();
		for (RunResult result : results)
			for (IterationResult iteration : result.getAggregatedResult().getIterationResults())
				add(result.getParams().getBenchmark(), iteration);
	}

	private void add(String benchmark, IterationResult iteration) {
		add(benchmark, iteration.getPrimaryResult());
		iteration.getSecondaryResults().forEach((label, result) -> add(benchmark + ":" + label, result));
	}

	private void add(String name, Result<?> result) {
		values.computeIfAbsent(name, unknown -> new ArrayList<>()).add(result.getScore());
	}

	/** Operations of a benchmark in a second. */
	double speed(Class<?> benchmark, String method) {
		return median(benchmark.getName() + "." + method);
	}

	/** What a benchmark counts besides operations, in a second. */
	double speed(Class<?> benchmark, String method, String counter) {
		return median(benchmark.getName() + "." + method + ":" + counter);
	}

	/** Bytes that an operation of a benchmark allocates. */
	double allocated(Class<?> benchmark, String method) {
		return median(benchmark.getName() + "." + method + ":" + ALLOCATED);
	}

	private double median(String name) {
		double[] sorted = values.get(name).stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return sorted[sorted.length / 2];
	}
}
