package org.irqscope.core.imports.traced;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.irqscope.core.compare.Delivery;
import org.irqscope.core.compare.InterruptSource;
import org.irqscope.core.compare.TracedInterrupts;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.model.DeliveryMode;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.ImportedText;

/** What the events of one text show of the chips, and which interrupts they belong to. */
public final class Trace {
	private final List<TraceEvent> events;
	private final TracedInterrupts interrupts;
	private final Map<Integer, Seen<Entry>> pins = new TreeMap<>();
	private final Map<Integer, Seen<Input>> inputs = new TreeMap<>();
	private final Map<Integer, Seen<Message>> messages = new TreeMap<>();

	/** The state of a redirection entry. */
	public record Entry(int vector, int destination, DeliveryMode mode, boolean logical, boolean level,
			boolean masked) {
	}

	/** The state of an input of the PIC. */
	public record Input(boolean level, boolean masked) {
	}

	/** What a GSI sends. */
	public record Message(long address, int data) {
		private static final int DESTINATION_SHIFT = 12;

		/** What leads to one vCPU. */
		public static Message to(int vcpu, int data) {
			return new Message(Lapic.DEFAULT_BASE | (long) vcpu << DESTINATION_SHIFT, data);
		}
	}

	public Trace(ImportedText text) {
		events = text.events();
		interrupts = TracedInterrupts.of(events);
		for (int index = 0; index < events.size(); index++)
			read(index);
	}

	private void read(int index) {
		TraceEvent event = events.get(index);
		switch (chip(event)) {
		case KVM_IOAPIC_SET_IRQ -> ChipTexts.entry(event)
				.ifPresent(entry -> see(pins, event.pin().orElseThrow(), entry, event));
		case KVM_PIC_SET_IRQ -> ChipTexts.input(event).ifPresent(input -> see(inputs,
				event.chip().orElseThrow() * 8 + event.pin().orElseThrow(), input, event));
		case KVM_MSI_SET_IRQ -> ChipTexts.message(event).ifPresent(message -> {
			if (interrupts.source(index).orElseThrow() instanceof InterruptSource.Line line)
				see(messages, line.gsi(), message, event);
		});
		default -> {
			// The others show no state of a chip.
		}
		}
	}

	/** The tracepoint of a chip; any that shows no state of one stands for the others. */
	public static X86Tracepoint chip(TraceEvent event) {
		return event.tracepoint().orElse(X86Tracepoint.KVM_EOI) instanceof X86Tracepoint chip ? chip
				: X86Tracepoint.KVM_EOI;
	}

	private static <T> void see(Map<Integer, Seen<T>> seen, int number, T state, TraceEvent event) {
		seen.computeIfAbsent(number, any -> new Seen<>()).add(state, event.where());
	}

	public List<TraceEvent> events() {
		return events;
	}

	public Optional<InterruptSource> source(int index) {
		return interrupts.source(index);
	}

	public List<Delivery> deliveries() {
		return interrupts.deliveries();
	}

	/** The states of redirection entries by pin. */
	public Map<Integer, Seen<Entry>> pins() {
		return pins;
	}

	/** The states of the PIC pair's inputs, 0 to 15. */
	public Map<Integer, Seen<Input>> inputs() {
		return inputs;
	}

	/** What lines send as messages, by GSI. */
	public Map<Integer, Seen<Message>> messages() {
		return messages;
	}
}
