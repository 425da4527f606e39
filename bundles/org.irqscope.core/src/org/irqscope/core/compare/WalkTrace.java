package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * The tracepoints of a walk as the events of a trace. An emulator has no clock: events are a microsecond apart, and the
 * numbers of threads only tell the threads apart.
 */
public final class WalkTrace {
	/** What is recorded to follow an interrupt from its line to the injection of its vector. */
	public static final Set<Tracepoint> DELIVERY = Set.of(KvmTracepoint.KVM_SET_IRQ,
			X86Tracepoint.KVM_IOAPIC_SET_IRQ, X86Tracepoint.KVM_PIC_SET_IRQ, X86Tracepoint.KVM_MSI_SET_IRQ,
			X86Tracepoint.KVM_APIC_ACCEPT_IRQ, X86Tracepoint.KVM_INJ_VIRQ);
	/** What names a walk where a file is named otherwise. */
	private static final String FILE = "walk";
	private static final int MICROSECOND = 1000, THREADS_OF_A_KIND = 1000;

	private WalkTrace() {
	}

	/** All events of a walk; the line of an event is the number of its hop, from 1. */
	public static List<TraceEvent> of(Walk walk) {
		return of(walk, Set.copyOf(Architecture.tracepoints()));
	}

	/** The events of some tracepoints of a walk, in order. */
	public static List<TraceEvent> of(Walk walk, Set<Tracepoint> tracepoints) {
		List<TraceEvent> events = new ArrayList<>();
		for (TraceLine line : walk.events())
			if (tracepoints.contains(line.tracepoint()))
				events.add(event(line, events.size()));
		return events;
	}

	private static TraceEvent event(TraceLine line, int index) {
		Context context = line.context();
		int thread = (context.kind().number() + 1) * THREADS_OF_A_KIND + context.index();
		return new TraceEvent((long) index * MICROSECOND, 0, context.label(), thread, "", "kvm",
				line.tracepoint().kernelName(), line.text().stripTrailing(), new SourceLine(FILE, line.hop() + 1));
	}
}
