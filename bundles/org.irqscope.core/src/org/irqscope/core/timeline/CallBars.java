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
	/** A call that may go on. Contexts that are at work for one another share it. */
	private static final class Open {
		private final Hop first;
		private int end;

		Open(Hop first) {
			this.first = first;
			this.end = first.number() + 1;
		}

		boolean isOf(Hop hop) {
			return first.context().equals(hop.context()) && first.site() == hop.site();
		}

		CallBar bar() {
			return new CallBar(first.context(), first.depth(), first.number(), end, first.site().functionName());
		}
	}

	private final Walk walk;
	private final List<CallBar> closed = new ArrayList<>();
	/** The calls of each context that have not ended, the outermost first, with those of others that it works for. */
	private final Map<Context, List<Open>> open = new HashMap<>();

	private CallBars(Walk walk) {
		this.walk = walk;
	}

	/** The calls of the hops from one to another, with those that called them from before; costs as much as hops. */
	public static List<CallBar> of(Walk walk, int from, int to) {
		CallBars bars = new CallBars(walk);
		for (int hop = from; hop < to; hop++)
			bars.add(walk.hop(hop));
		bars.open.keySet().forEach(context -> bars.close(context, 0));
		return List.copyOf(bars.closed);
	}

	private List<Open> calls(Context context) {
		return open.computeIfAbsent(context, one -> new ArrayList<>());
	}

	private void add(Hop hop) {
		List<Open> calls = calls(hop.context());
		if (!areKnown(calls, hop.depth()))
			callers(hop);
		boolean same = hop.continued() && calls.size() > hop.depth() && calls.get(hop.depth()).isOf(hop);
		close(hop.context(), same ? hop.depth() + 1 : hop.depth());
		if (!same)
			calls.add(new Open(hop));
		calls.forEach(call -> call.end = hop.number() + 1);
	}

	/** True when so many callers are there, and those of other contexts have not ended meanwhile. */
	private boolean areKnown(List<Open> calls, int depth) {
		return calls.size() >= depth && calls.subList(0, depth).stream().allMatch(this::isOpen);
	}

	private boolean isOpen(Open call) {
		List<Open> own = calls(call.first.context());
		return own.size() > call.first.depth() && own.get(call.first.depth()) == call;
	}

	/** Finds the callers of a hop, which other contexts have, or whose first hop is before the stretch. */
	private void callers(Hop hop) {
		List<Hop> stack = walk.stack(hop.number());
		List<Open> callers = new ArrayList<>();
		for (Hop caller : stack.subList(0, stack.size() - 1)) {
			List<Open> own = calls(caller.context());
			boolean known = own.size() > callers.size() && own.get(callers.size()).isOf(caller);
			callers.add(known ? own.get(callers.size()) : new Open(caller));
			putUnder(caller.context(), callers);
		}
		putUnder(hop.context(), callers);
	}

	/** Lets the calls of a context begin with some; others at their place have ended. */
	private void putUnder(Context context, List<Open> callers) {
		List<Open> calls = calls(context);
		for (int depth = 0; depth < callers.size(); depth++)
			if (calls.size() <= depth || calls.get(depth) != callers.get(depth)) {
				close(context, depth);
				calls.add(callers.get(depth));
			}
	}

	/** Ends the calls of a context from a depth on. */
	private void close(Context context, int depth) {
		List<Open> calls = calls(context);
		while (calls.size() > depth) {
			Open call = calls.remove(calls.size() - 1);
			if (call.first.context().equals(context))
				closed.add(call.bar());
		}
	}
}
