package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.kvm.IrqRouting;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.trace.recorded.EventThread;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * Who makes an event of an interrupt happen: a device that drives its line or sends a message, or the guest that takes
 * the interrupt and ends it. Each does one thing after the other; they run in parallel, so which of the two is faster
 * is chance. Immutable, for any thread.
 */
enum Initiator {
	DEVICE, GUEST;

	/** What a device makes happen, and what a guest does. */
	private static final Set<Tracepoint> CALLS = Set.of(KvmTracepoint.KVM_SET_IRQ, X86Tracepoint.KVM_MSI_SET_IRQ),
			GUESTS = Set.of(X86Tracepoint.KVM_INJ_VIRQ, KvmTracepoint.KVM_ACK_IRQ, X86Tracepoint.KVM_EOI,
					X86Tracepoint.KVM_IOAPIC_DELAYED_EOI_INJ);

	/** The side of each event: that of what its thread last began. */
	static List<Initiator> of(List<TraceEvent> events) {
		Map<EventThread, Initiator> threads = new HashMap<>();
		List<Initiator> initiators = new ArrayList<>();
		for (TraceEvent event : events) {
			start(event).ifPresent(initiator -> threads.put(event.thread(), initiator));
			initiators.add(threads.getOrDefault(event.thread(), DEVICE));
		}
		return initiators;
	}

	private static Optional<Initiator> start(TraceEvent event) {
		Optional<Tracepoint> tracepoint = event.tracepoint();
		if (tracepoint.filter(CALLS::contains).isPresent())
			return Optional.of(isResampled(event) ? GUEST : DEVICE);
		return tracepoint.filter(GUESTS::contains).map(one -> GUEST);
	}

	/** True for a line that falls because the guest has acknowledged. */
	private static boolean isResampled(TraceEvent call) {
		return call.level().equals(OptionalInt.of(0)) && call.isOfSource(IrqRouting.RESAMPLE_SOURCE);
	}
}
