package org.irqscope.core.compare;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * The calls of a walk that lower a line which a trace never shows falling: it ends before, or the device was quieted
 * otherwise. What the guest's handler does to its device is not what a walk is about. Keeps no state, for any thread.
 */
final class UnseenLowering {
	private UnseenLowering() {
	}

	/**
	 * The indices of what belongs to such calls; none where calls were not sampled.
	 *
	 * @param lines what the walk printed
	 * @param walk the same as the events of a trace
	 */
	static Set<Integer> of(List<TraceLine> lines, List<TraceEvent> walk, List<TraceEvent> trace) {
		List<Delivery> calls = TracedInterrupts.of(trace).deliveries();
		if (calls.isEmpty())
			return Set.of();
		Set<Integer> seen = lowered(calls);
		Set<TraceEvent> unseen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Delivery call : TracedInterrupts.of(walk).deliveries())
			if (!call.raises() && !seen.contains(call.gsi()) && isHandlers(lines.get(walk.indexOf(call.call())))) {
				unseen.add(call.call());
				unseen.addAll(call.chips());
			}
		return IntStream.range(0, walk.size()).filter(index -> unseen.contains(walk.get(index))).boxed()
				.collect(Collectors.toCollection(HashSet::new));
	}

	/** The lines that fall after they rose: how a line was before says nothing of the interrupt. */
	private static Set<Integer> lowered(List<Delivery> calls) {
		Set<Integer> raised = new HashSet<>(), lowered = new HashSet<>();
		for (Delivery call : calls)
			if (call.raises())
				raised.add(call.gsi());
			else if (raised.contains(call.gsi()))
				lowered.add(call.gsi());
		return lowered;
	}

	private static boolean isHandlers(TraceLine line) {
		return line.context().kind() == ContextKind.GUEST;
	}
}
