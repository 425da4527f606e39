package org.irqscope.core.imports.traced;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.irqscope.core.compare.Delivery;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.model.Irqchip;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * The routes that traces show: the chips that speak after a call of {@code kvm_set_irq} are those that its GSI leads
 * to, in the order in which the kernel visits them. A chip always speaks, so a trace that sampled both chips shows all.
 */
public final class TracedRoutes {
	private final SortedMap<Integer, Routes> routes = new TreeMap<>();

	/** A pin of a chip, as it is numbered in the chip. */
	public record Pin(Irqchip chip, int number) {
	}

	/** What a GSI leads to, nothing too, and the call that shows it. */
	public record Routes(List<Pin> pins, SourceLine where) {
	}

	/** The routes by GSI. */
	public static Map<Integer, Routes> of(List<Trace> traces) {
		TracedRoutes found = new TracedRoutes();
		for (Trace trace : traces)
			if (sampled(trace, X86Tracepoint.KVM_PIC_SET_IRQ) && sampled(trace, X86Tracepoint.KVM_IOAPIC_SET_IRQ))
				found.add(trace.deliveries());
		return found.routes;
	}

	private static boolean sampled(Trace trace, Tracepoint tracepoint) {
		return trace.events().stream().anyMatch(event -> event.tracepoint().equals(Optional.of(tracepoint)));
	}

	/** The last call of a thread may be cut off by the end of the trace, unless both kinds of chips have spoken. */
	private void add(List<Delivery> deliveries) {
		Map<Integer, Delivery> open = new HashMap<>();
		for (Delivery delivery : deliveries)
			Optional.ofNullable(open.put(delivery.call().pid(), delivery)).ifPresent(this::add);
		open.values().stream().filter(TracedRoutes::isWhole).forEach(this::add);
	}

	private static boolean isWhole(Delivery delivery) {
		return delivery.chips().stream().map(Trace::chip).distinct().count() == 2;
	}

	/** Events may be lost, so of several calls the one that shows most counts. */
	private void add(Delivery delivery) {
		List<Pin> pins = new ArrayList<>();
		delivery.chips().forEach(event -> pin(event).ifPresent(pins::add));
		boolean possible = pins.stream().map(Pin::chip).distinct().count() == pins.size();
		if (possible)
			routes.merge(delivery.gsi(), new Routes(List.copyOf(pins), delivery.call().where()),
					(known, other) -> known.pins.size() < other.pins.size() ? other : known);
	}

	private static Optional<Pin> pin(TraceEvent event) {
		int number = event.pin().orElse(-1);
		return switch (Trace.chip(event)) {
		case KVM_IOAPIC_SET_IRQ -> ChipTexts.entry(event).map(entry -> new Pin(Irqchip.IOAPIC, number));
		case KVM_PIC_SET_IRQ -> ChipTexts.input(event).map(input -> new Pin(
				event.chip().orElse(0) == 0 ? Irqchip.PIC_MASTER : Irqchip.PIC_SLAVE, number));
		default -> Optional.empty();
		};
	}
}
