package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.trace.facts.TraceEvent;

/**
 * Who makes an event of an interrupt happen: a device that drives its line or sends a message, or the guest that takes
 * the interrupt and ends it. Each does one thing after the other; they run in parallel, so which of the two is faster is
 * chance. Immutable, for any thread.
 */
enum Side {
	DEVICE, GUEST;

	/** {@code KVM_IRQFD_RESAMPLE_IRQ_SOURCE_ID}: a line that falls because the guest has acknowledged. */
	private static final String RESAMPLER = " source 1";
	private static final String LOWERS = " level 0 ";

	/** The side of each event: that of what its thread last began. */
	static List<Side> of(List<TraceEvent> events) {
		Map<String, Side> threads = new HashMap<>();
		List<Side> sides = new ArrayList<>();
		for (TraceEvent event : events) {
			String thread = event.pid() + " " + event.comm();
			beginning(event).ifPresent(side -> threads.put(thread, side));
			sides.add(threads.getOrDefault(thread, DEVICE));
		}
		return sides;
	}

	private static Optional<Side> beginning(TraceEvent event) {
		return event.tracepoint().flatMap(tracepoint -> switch (tracepoint) {
		case KVM_SET_IRQ -> Optional.of(isResampled(event) ? GUEST : DEVICE);
		case KVM_MSI_SET_IRQ -> Optional.of(DEVICE);
		case KVM_INJ_VIRQ, KVM_ACK_IRQ, KVM_EOI, KVM_IOAPIC_DELAYED_EOI_INJ -> Optional.of(GUEST);
		default -> Optional.empty();
		});
	}

	private static boolean isResampled(TraceEvent call) {
		return call.text().contains(LOWERS) && call.text().endsWith(RESAMPLER);
	}
}
