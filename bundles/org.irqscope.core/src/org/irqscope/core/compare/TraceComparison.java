package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * A walk beside the same interrupt in a recorded trace. Events are the same when they mean the same; only tracepoints
 * that the trace sampled at all are compared, and of the trace only what belongs to the walk's interrupt: the first
 * that begins in the machine's state. What the device does and what the guest does are each compared in order; how the
 * two interleave is chance. That a handler makes its device lower the line is no part of a trace that ends before.
 * Immutable, for any thread.
 */
public final class TraceComparison {
	/** The tracepoints that say what becomes of an interrupt; the others depend on what the guest's handler does. */
	private static final Set<Tracepoint> COMPARED = Set.of(KvmTracepoint.KVM_SET_IRQ, KvmTracepoint.KVM_ACK_IRQ,
			X86Tracepoint.KVM_PIC_SET_IRQ, X86Tracepoint.KVM_IOAPIC_SET_IRQ, X86Tracepoint.KVM_IOAPIC_DELAYED_EOI_INJ,
			X86Tracepoint.KVM_MSI_SET_IRQ, X86Tracepoint.KVM_APIC_ACCEPT_IRQ, X86Tracepoint.KVM_APICV_ACCEPT_IRQ,
			X86Tracepoint.KVM_APIC_IPI, X86Tracepoint.KVM_INJ_VIRQ, X86Tracepoint.KVM_EOI);

	private final Set<Tracepoint> sampled;
	private final List<TraceLine> walk;
	private final InterruptEvents traced;
	private final InterruptStart start;
	private final Matching matching;
	private final Extent extent;
	private final Optional<WalkDifference> difference;

	private TraceComparison(Walk recorded, List<TraceEvent> events) {
		sampled = sampled(events);
		List<TraceEvent> all = WalkTrace.of(recorded);
		List<TraceLine> lines = recorded.events();
		Set<Integer> unseen = UnseenLowering.of(lines, all, events);
		walk = without(unseen, lines).filter(line -> sampled.contains(line.tracepoint())).toList();
		// Where a message was not sampled, nobody can say of a vector that it was one.
		List<TraceEvent> own = without(unseen, all)
				.filter(event -> event.tracepoint().filter(sampled::contains).isPresent()).toList();
		Set<InterruptSource> sources = InterruptEvents.sources(own);
		InterruptEvents walked = InterruptEvents.of(own, sources, sampled);
		boolean calls = walked.size() > 0 && InterruptEvents.isCall(walked.event(0));
		traced = InterruptEvents.of(events, sources, sampled);
		// Where calls were not sampled, sides cannot be told apart.
		start = InterruptStart.of(walked, traced);
		matching = calls ? new Matching(walked, traced, start)
				: new Matching(walked.inOneOrder(), traced.inOneOrder(), start);
		extent = Extent.of(lines.stream().map(TraceLine::tracepoint).filter(COMPARED::contains).toList(), sampled);
		difference = difference(recorded.size());
	}

	/** Compares a walk with the events of a trace, in their order. */
	public static TraceComparison of(Walk walk, List<TraceEvent> trace) {
		return new TraceComparison(walk, trace);
	}

	private static <T> Stream<T> without(Set<Integer> indices, List<T> all) {
		return IntStream.range(0, all.size()).filter(index -> !indices.contains(index)).mapToObj(all::get);
	}

	private static Set<Tracepoint> sampled(List<TraceEvent> events) {
		Set<Tracepoint> sampled = new TreeSet<>(Comparator.comparing(Tracepoint::number));
		for (TraceEvent event : events)
			event.tracepoint().filter(COMPARED::contains).ifPresent(sampled::add);
		return sampled;
	}

	private Optional<WalkDifference> difference(int end) {
		int index = matching.equalEvents();
		if (index == walk.size() && index > 0 && matching.other().isEmpty())
			return Optional.empty();
		Optional<TraceLine> line = index < walk.size() ? Optional.of(walk.get(index)) : Optional.empty();
		return Optional
				.of(new WalkDifference(index, line, matching.other(), line.map(one -> one.hop() + 1).orElse(end)));
	}

	/** True when every event of the walk stands in the trace; false also when there was nothing to compare. */
	public boolean same() {
		return difference.isEmpty();
	}

	/** True when neither side has anything that could be compared, so that they are not the same either. */
	public boolean isEmpty() {
		return difference.filter(one -> one.index() == 0 && one.walk().isEmpty() && one.trace().isEmpty()).isPresent();
	}

	/** How many events are equal, before the first that is not. */
	public int equalEvents() {
		return difference.map(WalkDifference::index).orElse(walk.size());
	}

	/** Where the two first part. */
	public Optional<WalkDifference> difference() {
		return difference;
	}

	/** How much of the walk the trace could have shown. */
	public Extent extent() {
		return extent;
	}

	/** True when walk and trace are the same, and the trace shows more than that something began. */
	public boolean isBorneOut() {
		return same() && extent.enough();
	}

	/** The tracepoints that the trace sampled and that are compared. */
	public Set<Tracepoint> sampled() {
		return Collections.unmodifiableSet(sampled);
	}

	/** The events of the trace that are equal, in the order of the walk. */
	public List<TraceEvent> equalInTrace() {
		return matching.equal();
	}

	/** Interrupts of the same line in the trace that come before and find the machine in another state. */
	public List<TraceEvent> passedOver() {
		return start.passedOver();
	}

	/** Where the line rises again in the trace before the guest is through; that is the next interrupt. */
	public Optional<TraceEvent> overtaking() {
		return matching.overtaking();
	}

	/** The events of the walk beside those of the trace, until the walk is over. */
	public SideBySide<TraceLine, TraceEvent> rows() {
		List<TraceEvent> trace = new ArrayList<>(matching.equal());
		int missing = walk.size() - trace.size() + (difference.isPresent() && equalEvents() == walk.size() ? 1 : 0);
		matching.rest().stream().limit(missing).forEach(trace::add);
		return SideBySide.of(walk, trace, this::same, TraceComparison::related);
	}

	private static boolean related(TraceLine line, TraceEvent event) {
		return event.tracepoint().equals(Optional.of(line.tracepoint()));
	}

	private boolean same(TraceLine line, TraceEvent event) {
		return related(line, event) && traced.means(event, line.text());
	}
}
