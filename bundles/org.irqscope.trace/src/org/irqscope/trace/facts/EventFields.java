package org.irqscope.trace.facts;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads the numbers out of the texts of kvm's interrupt tracepoints: a word, and its value behind it. */
public final class EventFields {
	/** The interrupt tracepoints with the fields that each of them prints. */
	private static final Map<String, List<Function<EventFields, OptionalInt>>> PRINTED = Map.ofEntries(
			Map.entry("kvm_set_irq", List.of(EventFields::gsi, EventFields::level)),
			Map.entry("kvm_pic_set_irq", List.of(EventFields::chip, EventFields::pin)),
			Map.entry("kvm_ioapic_set_irq", List.of(EventFields::pin, EventFields::destination, EventFields::vector)),
			Map.entry("kvm_ioapic_delayed_eoi_inj", List.of(EventFields::destination, EventFields::vector)),
			Map.entry("kvm_msi_set_irq", List.of(EventFields::destination, EventFields::vector)),
			Map.entry("kvm_apic_accept_irq", List.of(EventFields::apicid, EventFields::vector)),
			Map.entry("kvm_apicv_accept_irq", List.of(EventFields::apicid, EventFields::vector)),
			Map.entry("kvm_apic_ipi", List.of(EventFields::destination, EventFields::vector)),
			Map.entry("kvm_inj_virq", List.of(EventFields::vector)),
			Map.entry("kvm_ack_irq", List.of(EventFields::chip, EventFields::pin)),
			Map.entry("kvm_eoi", List.of(EventFields::apicid, EventFields::vector)),
			Map.entry("kvm_pv_eoi", List.of(EventFields::apicid, EventFields::vector)),
			Map.entry("kvm_pi_irte_update", List.of(EventFields::gsi, EventFields::vector)));
	private static final EventFields NONE = new EventFields("");

	/** The text between blanks, so that words are found whole. */
	private final String text;

	private EventFields(String text) {
		this.text = text;
	}

	static EventFields of(TraceEvent event) {
		return PRINTED.containsKey(event.name()) ? new EventFields(" " + event.meaning() + " ") : NONE;
	}

	/** True unless the event is one of interrupts and lacks what such an event says. */
	public static boolean areWhole(TraceEvent event) {
		EventFields fields = of(event);
		return PRINTED.getOrDefault(event.name(), List.of()).stream()
				.allMatch(field -> field.apply(fields).isPresent());
	}

	OptionalInt gsi() {
		OptionalInt plain = after(" gsi ", 10);
		return plain.isPresent() ? plain : after(" gsi: ", 16);
	}

	OptionalInt level() {
		return after(" level ", 10);
	}

	OptionalInt pin() {
		return after(" pin ", 10);
	}

	OptionalInt chip() {
		if (text.startsWith(" irqchip PIC master "))
			return OptionalInt.of(0);
		if (text.startsWith(" irqchip PIC slave "))
			return OptionalInt.of(1);
		if (text.startsWith(" irqchip IOAPIC "))
			return OptionalInt.of(2);
		OptionalInt plain = after(" chip ", 10);
		return plain.isPresent() ? plain : after(" irqchip ", 10);
	}

	OptionalInt vector() {
		for (String word : new String[] { " vec ", " vector " })
			if (after(word, 10).isPresent())
				return after(word, 10);
		for (String word : new String[] { " IRQ ", " Soft/INTn ", " gvec: " })
			if (after(word, 16).isPresent())
				return after(word, 16);
		return OptionalInt.empty();
	}

	OptionalInt apicid() {
		return after(" apicid ", 16);
	}

	OptionalInt destination() {
		return after(" dst ", 16);
	}

	private OptionalInt after(String word, int radix) {
		int at = text.indexOf(word);
		if (at < 0)
			return OptionalInt.empty();
		int from = at + word.length();
		int to = endOfValue(from);
		if (radix == 16 && text.startsWith("0x", from))
			from += 2;
		try {
			return OptionalInt.of(text.startsWith("-", from) ? Integer.parseInt(text, from, to, radix)
					: Integer.parseUnsignedInt(text, from, to, radix));
		} catch (NumberFormatException e) {
			return OptionalInt.empty();
		}
	}

	private int endOfValue(int from) {
		int to = from;
		while (to < text.length() && text.charAt(to) != ' ' && text.charAt(to) != ',')
			to++;
		return to;
	}
}
