package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.trace.recorded.EventThread;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * The interrupts of a trace: which one each event belongs to. What a thread prints between two calls of
 * {@code kvm_set_irq} belongs to the first; a local APIC speaks before the IOAPIC that it got the message from; whoever
 * is injected without having been accepted came from the PIC. For one thread.
 */
public final class TracedInterrupts {
	private final List<Optional<InterruptSource>> sources = new ArrayList<>();
	private final List<Delivery> deliveries = new ArrayList<>();
	private final Map<EventThread, Sender> senders = new HashMap<>();
	/** The lines that drive the inputs of the PIC pair, and those of the IOAPIC from 16 on. */
	private final Map<Integer, InterruptSource> inputs = new HashMap<>();
	/** The last lines that the PIC let through, by the low three bits of their vectors. */
	private final Map<Integer, InterruptSource> requests = new HashMap<>();
	private final Map<Integer, InterruptSource> vectors = new HashMap<>();

	/** What a thread has printed since its last call of {@code kvm_set_irq}. */
	private static final class Sender {
		private Optional<Delivery> delivery = Optional.empty();
		private Optional<InterruptSource> message = Optional.empty();
		private int messageVector;
		private final List<Integer> accepted = new ArrayList<>();

		void begin(Optional<Delivery> next) {
			delivery = next;
			message = Optional.empty();
			accepted.clear();
		}
	}

	private TracedInterrupts() {
	}

	/** The interrupts of events in the order in which they were printed. */
	public static TracedInterrupts of(List<TraceEvent> events) {
		TracedInterrupts interrupts = new TracedInterrupts();
		for (TraceEvent event : events)
			interrupts.read(events, event);
		return interrupts;
	}

	/** Whose the event at an index is; nobody's when it is no event of an interrupt. */
	public Optional<InterruptSource> source(int index) {
		return sources.get(index);
	}

	/** The calls of {@code kvm_set_irq}, in order. */
	public List<Delivery> deliveries() {
		return Collections.unmodifiableList(deliveries);
	}

	private void read(List<TraceEvent> events, TraceEvent event) {
		if (event.tracepoint().isEmpty()) {
			sources.add(Optional.empty());
			return;
		}
		Sender sender = senders.computeIfAbsent(event.thread(), key -> new Sender());
		if (event.tracepoint().filter(KvmTracepoint.KVM_SET_IRQ::equals).isPresent())
			sources.add(Optional.of(call(sender, event)));
		else if (event.tracepoint().filter(KvmTracepoint.KVM_ACK_IRQ::equals).isPresent())
			sources.add(Optional.of(input(event.chip().orElse(0), event.pin().orElse(0))));
		else
			sources.add(event.tracepoint().filter(X86Tracepoint.class::isInstance).map(X86Tracepoint.class::cast)
					.flatMap(tracepoint -> source(events, sender, event, tracepoint)));
	}

	private Optional<InterruptSource> source(List<TraceEvent> events, Sender sender, TraceEvent event,
			X86Tracepoint tracepoint) {
		return switch (tracepoint) {
		case KVM_IOAPIC_SET_IRQ -> Optional.of(ioapic(events, sender, event));
		case KVM_PIC_SET_IRQ -> Optional.of(pic(sender, event));
		case KVM_MSI_SET_IRQ -> Optional.of(message(sender, event));
		case KVM_APIC_ACCEPT_IRQ, KVM_APICV_ACCEPT_IRQ -> Optional.of(accepted(sender, event));
		case KVM_INJ_VIRQ -> Optional.of(injected(event.vector().orElse(0)));
		case KVM_EOI, KVM_IOAPIC_DELAYED_EOI_INJ, KVM_APIC_IPI -> Optional.of(sent(event.vector().orElse(0)));
		default -> Optional.empty();
		};
	}

	private InterruptSource call(Sender sender, TraceEvent event) {
		Delivery delivery = new Delivery(event, event.gsi().orElse(0));
		deliveries.add(delivery);
		sender.begin(Optional.of(delivery));
		return new InterruptSource.Line(delivery.gsi());
	}

	private InterruptSource ioapic(List<TraceEvent> events, Sender sender, TraceEvent event) {
		InterruptSource source = chip(sender, event, Pic.PINS + event.pin().orElse(0));
		if (event.meaning().contains("masked"))
			return source;
		int vector = event.vector().orElse(0);
		vectors.put(vector, source);
		for (int index : sender.accepted)
			if (events.get(index).vector().orElse(-1) == vector) {
				sources.set(index, Optional.of(source));
				sender.delivery.ifPresent(delivery -> delivery.addAccepted(events.get(index)));
			}
		sender.accepted.clear();
		return source;
	}

	private InterruptSource pic(Sender sender, TraceEvent event) {
		int pin = event.pin().orElse(0);
		InterruptSource source = chip(sender, event, event.chip().orElse(0) * 8 + pin);
		if (!event.meaning().contains("masked"))
			requests.put(pin, source);
		return source;
	}

	/** Where {@code kvm_set_irq} was not traced, GSI and input are taken for the same number. */
	private InterruptSource chip(Sender sender, TraceEvent event, int input) {
		sender.delivery.ifPresent(delivery -> delivery.addChip(event));
		InterruptSource source = sender.delivery
				.map(delivery -> (InterruptSource) new InterruptSource.Line(delivery.gsi()))
				.orElseGet(() -> new InterruptSource.Line(input < Pic.PINS ? input : input - Pic.PINS));
		inputs.put(input, source);
		return source;
	}

	private InterruptSource message(Sender sender, TraceEvent event) {
		int vector = event.vector().orElse(0);
		Optional<Delivery> call = sender.delivery.filter(delivery -> delivery.chips().isEmpty());
		call.ifPresent(delivery -> delivery.addChip(event));
		InterruptSource source = call.map(delivery -> (InterruptSource) new InterruptSource.Line(delivery.gsi()))
				.orElseGet(() -> new InterruptSource.Message(vector));
		if (call.isEmpty())
			sender.begin(Optional.empty());
		sender.message = Optional.of(source);
		sender.messageVector = vector;
		vectors.put(vector, source);
		return source;
	}

	/** A message is followed by those who take it; the IOAPIC's event follows them, until then nobody sent it. */
	private InterruptSource accepted(Sender sender, TraceEvent event) {
		int vector = event.vector().orElse(0);
		if (sender.message.isPresent() && sender.messageVector == vector) {
			sender.delivery.ifPresent(delivery -> delivery.addAccepted(event));
			return sender.message.get();
		}
		sender.accepted.add(sources.size());
		InterruptSource source = new InterruptSource.Local(vector);
		vectors.putIfAbsent(vector, source);
		return source;
	}

	/** The PIC's vectors begin at a multiple of eight, so the low bits name the input. */
	private InterruptSource injected(int vector) {
		return vectors.containsKey(vector) ? vectors.get(vector)
				: requests.getOrDefault(vector & 7, new InterruptSource.Local(vector));
	}

	private InterruptSource sent(int vector) {
		return vectors.getOrDefault(vector, new InterruptSource.Local(vector));
	}

	private InterruptSource input(int chip, int pin) {
		return inputs.getOrDefault(chip == 2 ? Pic.PINS + pin : pin, new InterruptSource.Line(pin));
	}
}
