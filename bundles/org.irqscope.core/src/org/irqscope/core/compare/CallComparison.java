package org.irqscope.core.compare;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.trace.recorded.FunctionCall;

/**
 * The functions of a walk beside those that a function tracer has recorded, by name and in order. A tracer is set up
 * for some functions; of the walk only those count that it has recorded at all. Immutable, for any thread.
 */
public final class CallComparison {
	private final SideBySide<Hop, FunctionCall> rows;

	private CallComparison(SideBySide<Hop, FunctionCall> rows) {
		this.rows = rows;
	}

	/** Compares a walk with recorded calls, in their order. */
	public static CallComparison of(Walk walk, List<FunctionCall> calls) {
		Set<String> traced = calls.stream().map(FunctionCall::function).collect(Collectors.toSet());
		List<Hop> entered = walk.hops().stream()
				.filter(hop -> !hop.continued() && hop.site().kind() == Site.Kind.KERNEL)
				.filter(hop -> traced.contains(hop.site().functionName())).toList();
		return new CallComparison(SideBySide.of(entered, calls,
				(hop, call) -> hop.site().functionName().equals(call.function()), (hop, call) -> false));
	}

	/** Calls of the walk and of the trace, equal ones beside each other. */
	public SideBySide<Hop, FunctionCall> rows() {
		return rows;
	}

	/** True when there were calls, and both have the same. */
	public boolean same() {
		return !rows.rows().isEmpty() && rows.rows().stream().allMatch(SideBySide.Row::same);
	}

	/** How many calls both have. */
	public long equalCalls() {
		return rows.rows().stream().filter(SideBySide.Row::same).count();
	}
}
