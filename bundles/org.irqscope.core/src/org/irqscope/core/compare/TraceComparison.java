package org.irqscope.core.compare;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.trace.TraceEvent;

/**
 * A walk beside the same interrupt in a recorded trace. Events are the same when they mean the same; only tracepoints
 * that the trace sampled at all are compared, and of the trace only what belongs to the walk's interrupt. The
 * comparison begins where the trace first has what the walk begins with. Immutable, for any thread.
 */
public final class TraceComparison {
	/** The tracepoints that say what becomes of an interrupt; the others depend on what the guest's handler does. */
	private static final Set<Tracepoint> COMPARED = EnumSet.of(Tracepoint.KVM_SET_IRQ, Tracepoint.KVM_ACK_IRQ,
			Tracepoint.KVM_PIC_SET_IRQ, Tracepoint.KVM_IOAPIC_SET_IRQ, Tracepoint.KVM_IOAPIC_DELAYED_EOI_INJ,
			Tracepoint.KVM_MSI_SET_IRQ, Tracepoint.KVM_APIC_ACCEPT_IRQ, Tracepoint.KVM_APICV_ACCEPT_IRQ,
			Tracepoint.KVM_INJ_VIRQ, Tracepoint.KVM_EOI);

	private final Set<Tracepoint> sampled;
	private final List<TraceLine> walk;
	private final List<TraceEvent> trace;
	private final Optional<Difference> difference;

	private TraceComparison(Walk recorded, List<TraceEvent> events) {
		sampled = sampled(events);
		walk = recorded.events().stream().filter(line -> sampled.contains(line.tracepoint())).toList();
		trace = fromBeginning(ofTheWalk(recorded, events));
		difference = compare(recorded.size());
	}

	/** Compares a walk with the events of a trace, in their order. */
	public static TraceComparison of(Walk walk, List<TraceEvent> trace) {
		return new TraceComparison(walk, trace);
	}

	private static Set<Tracepoint> sampled(List<TraceEvent> events) {
		Set<Tracepoint> sampled = EnumSet.noneOf(Tracepoint.class);
		for (TraceEvent event : events)
			event.tracepoint().filter(COMPARED::contains).ifPresent(sampled::add);
		return sampled;
	}

	private static List<TraceEvent> ofTheWalk(Walk walk, List<TraceEvent> events) {
		List<TraceEvent> own = WalkTrace.of(walk);
		Interrupts walked = Interrupts.of(own);
		Set<Owner> owners = new HashSet<>();
		for (int index = 0; index < own.size(); index++)
			walked.owner(index).ifPresent(owners::add);
		Interrupts traced = Interrupts.of(events);
		return IntStream.range(0, events.size()).filter(index -> traced.owner(index).filter(owners::contains).isPresent())
				.mapToObj(events::get).toList();
	}

	/** The trace may begin in the middle of an interrupt. */
	private List<TraceEvent> fromBeginning(List<TraceEvent> events) {
		for (int from = 0; from < events.size(); from++)
			if (!walk.isEmpty() && same(walk.get(0), events.get(from)))
				return events.subList(from, events.size());
		return events;
	}

	private Optional<Difference> compare(int end) {
		int index = 0;
		while (index < walk.size() && index < trace.size() && same(walk.get(index), trace.get(index)))
			index++;
		Optional<TraceLine> line = index < walk.size() ? Optional.of(walk.get(index)) : Optional.empty();
		Optional<TraceEvent> event = index < trace.size() ? Optional.of(trace.get(index)) : Optional.empty();
		boolean nextInterrupt = event.isEmpty() || index > 0 && same(walk.get(0), event.get());
		if (line.isEmpty() && index > 0 && nextInterrupt)
			return Optional.empty();
		return Optional.of(new Difference(index, line, event, line.map(one -> one.hop() + 1).orElse(end)));
	}

	private static boolean same(TraceLine line, TraceEvent event) {
		return event.tracepoint().filter(line.tracepoint()::equals).isPresent() && event.means(line.text());
	}

	/** True when every event of the walk stands in the trace; false also when there was nothing to compare. */
	public boolean same() {
		return difference.isEmpty();
	}

	/** How many events are equal, before the first that is not. */
	public int equalEvents() {
		return difference.map(Difference::index).orElse(walk.size());
	}

	/** Where the two first part. */
	public Optional<Difference> difference() {
		return difference;
	}

	/** The tracepoints that the trace sampled and that are compared. */
	public Set<Tracepoint> sampled() {
		return EnumSet.copyOf(sampled);
	}

	/** The events of the walk beside those of the trace, until the walk is over. */
	public SideBySide<TraceLine, TraceEvent> rows() {
		int shown = Math.min(trace.size(), walk.size() + (difference.isPresent() && equalEvents() == walk.size() ? 1 : 0));
		return SideBySide.of(walk, trace.subList(0, shown), TraceComparison::same);
	}
}
