package org.irqscope.core.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;

/** Finds the functions that are at work in a stretch of a walk. Used by one thread. */
public final class CallBars {
	private final Walk walk;
	private final List<CallBar> closed = new ArrayList<>();
	/** The calls of each context that have not ended, the outermost first. */
	private final Map<Context, List<CallBar>> open = new HashMap<>();

	private CallBars(Walk walk) {
		this.walk = walk;
	}

	/** The calls of the hops from one to another, with those that called them from before; costs as much as hops. */
	public static List<CallBar> of(Walk walk, int from, int to) {
		CallBars bars = new CallBars(walk);
		for (int hop = from; hop < to; hop++)
			bars.add(walk.hop(hop));
		bars.open.values().forEach(bars.closed::addAll);
		return List.copyOf(bars.closed);
	}

	private void add(Hop hop) {
		List<CallBar> calls = open.computeIfAbsent(hop.context(), context -> new ArrayList<>());
		callers(hop, calls);
		boolean same = hop.continued() && calls.size() > hop.depth();
		close(calls, same ? hop.depth() + 1 : hop.depth());
		if (!same)
			calls.add(bar(hop));
		calls.replaceAll(call -> call.until(hop.number() + 1));
	}

	/** Callers whose first hop is before the stretch. */
	private void callers(Hop hop, List<CallBar> calls) {
		if (calls.size() >= hop.depth())
			return;
		List<Hop> stack = walk.stack(hop.number());
		close(calls, 0);
		stack.subList(0, stack.size() - 1).forEach(caller -> calls.add(bar(caller)));
	}

	private static CallBar bar(Hop hop) {
		return new CallBar(hop.context(), hop.depth(), hop.number(), hop.number() + 1, hop.site().functionName());
	}

	private void close(List<CallBar> calls, int depth) {
		while (calls.size() > depth)
			closed.add(calls.remove(calls.size() - 1));
	}
}
