package org.irqscope.cli.output;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.irqscope.core.compare.TraceComparison;
import org.irqscope.core.compare.WalkTrace;
import org.irqscope.core.operation.OperationException;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.trace.perf.PerfScriptWriter;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * The walk as perf script would print it. As with perf, somebody says which events are recorded: the user, else the
 * trace that the walk is compared with, else those that an interrupt's delivery is followed with.
 */
public final class PerfOutput {
	private static final String ALL = "all", GROUP = "kvm:";

	private final Set<Tracepoint> tracepoints;

	public PerfOutput(List<String> names, Optional<TraceComparison> comparison) throws OperationException {
		tracepoints = names.isEmpty() ? comparison.map(TraceComparison::sampled).orElse(WalkTrace.DELIVERY)
				: named(names);
	}

	private static Set<Tracepoint> named(List<String> names) throws OperationException {
		Set<Tracepoint> tracepoints = new HashSet<>();
		for (String name : names)
			if (name.equals(ALL))
				tracepoints.addAll(Architecture.tracepoints());
			else
				tracepoints.add(Architecture.tracepoint(name.startsWith(GROUP) ? name.substring(GROUP.length()) : name)
						.orElseThrow(() -> new OperationException("", 0, Texts.of("walk.no.event", name))));
		return tracepoints;
	}

	public void write(Walk walk, List<Hop> hops, Appendable out) throws IOException {
		Set<Integer> lines = hops.stream().map(hop -> hop.number() + 1).collect(Collectors.toSet());
		List<TraceEvent> events = WalkTrace.of(walk, tracepoints).stream()
				.filter(event -> lines.contains(event.where().line())).toList();
		// As perf does, for the longest name that was recorded, whether it occurred or not.
		int width = tracepoints.stream().mapToInt(one -> GROUP.length() + one.kernelName().length()).max().orElse(1);
		new PerfScriptWriter(width, false).write(events, out);
	}
}
