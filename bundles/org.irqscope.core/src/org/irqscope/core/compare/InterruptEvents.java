package org.irqscope.core.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * The events of one interrupt line or message, in order, each with its side. Immutable, for any thread.
 *
 * @param events the events
 * @param initiators whose each of them is
 * @param old true for the trace of an old kernel
 */
record InterruptEvents(List<TraceEvent> events, List<Initiator> initiators, boolean old) {
	private static final Set<Tracepoint> CHIPS = Set.of(X86Tracepoint.KVM_PIC_SET_IRQ, X86Tracepoint.KVM_IOAPIC_SET_IRQ,
			X86Tracepoint.KVM_MSI_SET_IRQ);
	private static final String KWORKER = "kworker", AGAIN = " [reinjected]";

	/** What belongs to some owners and is of some tracepoints. */
	static InterruptEvents of(List<TraceEvent> events, Set<InterruptSource> sources, Set<Tracepoint> tracepoints) {
		TracedInterrupts interrupts = TracedInterrupts.of(events);
		List<Initiator> initiators = Initiator.of(events);
		List<Integer> own = IntStream.range(0, events.size())
				.filter(index -> events.get(index).tracepoint().filter(tracepoints::contains).isPresent()
						&& interrupts.source(index).filter(sources::contains).isPresent())
				.boxed().toList();
		return new InterruptEvents(own.stream().map(events::get).toList(), own.stream().map(initiators::get).toList(),
				events.stream().anyMatch(TraceEvent::isOld));
	}

	/** Whom the events belong to. */
	static Set<InterruptSource> sources(List<TraceEvent> events) {
		TracedInterrupts interrupts = TracedInterrupts.of(events);
		Set<InterruptSource> sources = new HashSet<>();
		for (int index = 0; index < events.size(); index++)
			interrupts.source(index).ifPresent(sources::add);
		return sources;
	}

	/** The same events as if one side did everything. */
	InterruptEvents inOneOrder() {
		return new InterruptEvents(events, initiators.stream().map(initiator -> Initiator.DEVICE).toList(), old);
	}

	int size() {
		return events.size();
	}

	TraceEvent event(int index) {
		return events.get(index);
	}

	Initiator initiator(int index) {
		return initiators.get(index);
	}

	/** The next event of a side, at an index or behind it. */
	OptionalInt next(Initiator initiator, int from) {
		return IntStream.range(from, size()).filter(index -> initiators.get(index) == initiator).findFirst();
	}

	/** What a device calls: a line that changes, or a message. */
	static boolean isCall(TraceEvent event) {
		return is(event, KvmTracepoint.KVM_SET_IRQ) || is(event, X86Tracepoint.KVM_MSI_SET_IRQ);
	}

	/** True for a call that only ends what another has begun: the pulse of an irqfd, which a work queue makes. */
	static boolean endsPulse(TraceEvent event) {
		return is(event, KvmTracepoint.KVM_SET_IRQ) && event.level().orElse(0) == 0 && event.comm().startsWith(KWORKER);
	}

	/** True for what brings a vector into the guest. */
	static boolean isInjection(TraceEvent event) {
		return is(event, X86Tracepoint.KVM_INJ_VIRQ);
	}

	/** True when two events mean the same; the kernel of a trace may print less than the one of the walk. */
	boolean same(TraceEvent walk, TraceEvent trace) {
		return walk.tracepoint().equals(trace.tracepoint()) && means(trace, walk.text());
	}

	/** True when an event of these means a text of the walk. */
	boolean means(TraceEvent event, String walk) {
		return event.means(walk) || old && event.meansOnOldKernel(walk);
	}

	/** True when an event says that a vector is injected again, and none before injects it. */
	boolean isInjectedAgain(int index) {
		return isInjection(event(index)) && event(index).meaning().endsWith(AGAIN)
				&& events.subList(0, index).stream().noneMatch(before -> isInjection(before)
						&& before.vector().equals(event(index).vector()));
	}

	/** True when a walk injects for the first time what a trace injects again. */
	boolean sameButAgain(TraceEvent walk, TraceEvent trace) {
		return isInjection(walk) && (walk.text() + AGAIN).equals(trace.meaning());
	}

	/** What the chips say about the call at an index. */
	List<TraceEvent> chips(int call) {
		int end = !is(event(call), KvmTracepoint.KVM_SET_IRQ) ? call + 1
				: IntStream.range(call + 1, size())
						.filter(index -> initiator(index) == initiator(call)
						&& is(event(index), KvmTracepoint.KVM_SET_IRQ))
						.findFirst()
						.orElse(size());
		return IntStream.range(call, end).filter(index -> initiator(index) == initiator(call)).mapToObj(this::event)
				.filter(event -> event.tracepoint().filter(CHIPS::contains).isPresent()).toList();
	}

	/** True when the call at an index raises a line that is up already, as far as the calls before it say. */
	boolean isUp(int call) {
		String irqSource = irqSource(event(call));
		Optional<TraceEvent> before = IntStream.iterate(call - 1, index -> index >= 0, index -> index - 1)
				.mapToObj(this::event)
				.filter(event -> is(event, KvmTracepoint.KVM_SET_IRQ) && irqSource(event).equals(irqSource))
				.findFirst();
		return is(event(call), KvmTracepoint.KVM_SET_IRQ)
				&& before.filter(one -> one.level().orElse(0) != 0).isPresent();
	}

	private static String irqSource(TraceEvent call) {
		return call.gsi() + call.text().substring(Math.max(0, call.text().lastIndexOf(' ')));
	}

	private static boolean is(TraceEvent event, Tracepoint tracepoint) {
		return event.tracepoint().equals(Optional.of(tracepoint));
	}
}
