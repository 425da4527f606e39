package org.irqscope.core.traced;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Reason;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.recorded.TraceEvent;

/** Makes hops of the lines of a trace, each below the hop of its caller. For one thread. */
final class TracedHops {
	/** What is printed while {@code kvm_set_irq} runs. */
	private static final Set<Tracepoint> WITHIN = Set.of(X86Tracepoint.KVM_PIC_SET_IRQ,
			X86Tracepoint.KVM_IOAPIC_SET_IRQ, X86Tracepoint.KVM_MSI_SET_IRQ, X86Tracepoint.KVM_APIC_ACCEPT_IRQ,
			X86Tracepoint.KVM_APICV_ACCEPT_IRQ);
	/** Says that a line of the trace is all that is known. */
	private static final String TRACED = "traced";
	private final List<TraceEvent> events;
	private final List<FunctionCall> calls;
	private final TracedContexts contexts;
	private final List<TracedHop> hops = new ArrayList<>();
	/** The hops of the functions that each thread is in, the innermost first. */
	private final Map<Integer, Deque<Integer>> open = new HashMap<>();

	TracedHops(List<TraceEvent> events, List<FunctionCall> calls) {
		this.events = events;
		this.calls = calls;
		this.contexts = new TracedContexts(events);
	}

	List<TracedHop> all() {
		int call = 0;
		for (TraceEvent event : events) {
			for (; call < calls.size() && before(calls.get(call), event); call++)
				add(calls.get(call));
			add(event);
		}
		calls.subList(call, calls.size()).forEach(this::add);
		return List.copyOf(hops);
	}

	private static boolean before(FunctionCall call, TraceEvent event) {
		return call.where().line() < event.where().line();
	}

	private void add(TraceEvent event) {
		Optional<Tracepoint> tracepoint = event.tracepoint();
		Optional<Site> site = tracepoint.flatMap(TracedSites::of);
		if (site.isEmpty())
			return;
		Context context = contexts.of(event.comm(), event.pid(), event.flags());
		OptionalInt parent = WITHIN.contains(tracepoint.get())
				? parent(event.pid(), KvmSite.KVM_SET_IRQ.functionName(), hop -> true)
				: parent(event.pid(), site.get().functionName(), hop -> hop.events().isEmpty());
		List<TraceLine> lines = List
				.of(new TraceLine(context, tracepoint.get(), event.meaning(), hops.size()));
		add(hop(context, site.get(), TracedSites.place(site.get(), event, context),
				TracedSites.arguments(site.get(), event), parent, lines), parent, event);
		if (tracepoint.get() == KvmTracepoint.KVM_SET_IRQ)
			open.get(event.pid()).push(hops.size() - 1);
	}

	private void add(Hop hop, OptionalInt parent, TraceEvent event) {
		hops.add(new TracedHop(hop, parent, event.time(), event.where()));
	}

	private void add(FunctionCall call) {
		Optional<Site> site = TracedSites.named(call.function());
		if (site.isEmpty())
			return;
		Context context = contexts.of(call.comm(), call.pid(), call.flags());
		OptionalInt parent = parent(call.pid(), call.caller(), hop -> true);
		hops.add(new TracedHop(hop(context, site.get(), TracedSites.nowhere(), List.of(), parent, List.of()), parent,
				call.time(), call.where()));
		open.get(call.pid()).push(hops.size() - 1);
	}

	private Hop hop(Context context, Site site, Place place, List<Long> arguments, OptionalInt parent,
			List<TraceLine> lines) {
		int depth = parent.isEmpty() ? 0 : hops.get(parent.getAsInt()).hop().depth() + 1;
		boolean whole = arguments.size() == site.arguments().size() && !lines.isEmpty();
		Reason reason = whole ? purpose(site, place, arguments)
				: new Reason(Sentences.class.getPackageName(), TRACED, List.of());
		return new Hop(hops.size(), context, site, place, arguments, depth, false, OptionalInt.empty(), List.of(),
				lines, reason);
	}

	/** Sentences begin with the number of the part. */
	private static Reason purpose(Site site, Place place, List<Long> arguments) {
		return site.purpose(Stream.concat(Stream.of((long) place.index()), arguments.stream()).toList());
	}

	/**
	 * The hop of a caller; whoever has returned to it, or to nobody that is known, is in no other function.
	 *
	 * @param open true for a hop whose function can still be at work: one that has printed its line is another call
	 */
	private OptionalInt parent(int thread, String caller, Predicate<Hop> open) {
		Deque<Integer> stack = this.open.computeIfAbsent(thread, one -> new ArrayDeque<>());
		while (!stack.isEmpty() && !isCall(hops.get(stack.peek()).hop(), caller, open))
			stack.pop();
		return stack.isEmpty() ? OptionalInt.empty() : OptionalInt.of(stack.peek());
	}

	private static boolean isCall(Hop hop, String function, Predicate<Hop> open) {
		return hop.site().functionName().equals(function) && open.test(hop);
	}
}
