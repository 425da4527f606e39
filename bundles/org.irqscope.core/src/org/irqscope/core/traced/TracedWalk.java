package org.irqscope.core.traced;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.Texts;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.ImportedText;

/**
 * What a trace recorded as a walk: a hop for each tracepoint, and for each function of the function tracer, that walks
 * know. It has no fields, since a trace tells none. Immutable, for any thread.
 */
public final class TracedWalk implements Walk {
	/** The digits behind the point of a time in seconds. */
	private static final int NANOSECONDS = 9;
	private final List<TracedHop> hops;

	private TracedWalk(List<TracedHop> hops) {
		this.hops = hops;
	}

	/** The walk of all events and calls of a text, in its order. */
	public static TracedWalk of(ImportedText text) {
		return of(text.events(), text.calls());
	}

	/** The walk of what was captured while operations ran one after the other. */
	public static TracedWalk of(String name, List<OpResult> captured) {
		return of(CapturedEvents.of(name, captured), List.of());
	}

	private static TracedWalk of(List<TraceEvent> events, List<FunctionCall> calls) {
		return new TracedWalk(new TracedHops(events, calls).all());
	}

	@Override
	public int size() {
		return hops.size();
	}

	@Override
	public Hop hop(int number) {
		return hops.get(number).hop();
	}

	/** When a hop was, in nanoseconds on the clock of the trace. */
	public long time(int number) {
		return hops.get(number).time();
	}

	/** The line of the trace that a hop was read from. */
	public SourceLine line(int number) {
		return hops.get(number).line();
	}

	@Override
	public Optional<String> origin(int hop) {
		SourceLine line = line(hop);
		String seconds = BigDecimal.valueOf(time(hop), NANOSECONDS).stripTrailingZeros().toPlainString();
		return Optional.of(isTimed() ? Texts.of("traced.origin.timed", line, seconds)
				: Texts.of("traced.origin", line));
	}

	/** False for what was captured here: only the order of its events is known. */
	private boolean isTimed() {
		return time(hops.size() - 1) >= hops.size();
	}

	@Override
	public OptionalInt parent(int hop) {
		return hops.get(hop).parent();
	}

	@Override
	public boolean left(int hop) {
		return false;
	}

	@Override
	public List<TraceLine> eventsFrom(int hop) {
		return hops.subList(hop, hops.size()).stream().flatMap(one -> one.hop().events().stream()).toList();
	}

	@Override
	public boolean keepsState() {
		return false;
	}
}
