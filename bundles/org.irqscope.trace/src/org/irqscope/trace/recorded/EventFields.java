package org.irqscope.trace.recorded;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The numbers in the texts of kvm's interrupt tracepoints: a word, and its value behind it. Each is read once.
 * Immutable, for any thread.
 */
final class EventFields {
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

	static final EventFields NONE = new EventFields("", List.of());

	private final OptionalInt gsi, level, source, pin, chip, vector, apicid, destination;
	private final boolean whole;

	private EventFields(String meaning, List<Function<EventFields, OptionalInt>> printed) {
		// Words are found whole between blanks.
		FieldScan scan = new FieldScan(" " + meaning + " ");
		gsi = scan.gsi();
		level = scan.after(" level ", 10);
		source = scan.after(" source ", 10);
		pin = scan.after(" pin ", 10);
		chip = scan.chip();
		vector = scan.vector();
		apicid = scan.after(" apicid ", 16);
		destination = scan.after(" dst ", 16);
		whole = printed.stream().allMatch(field -> field.apply(this).isPresent());
	}

	/** True for an event of interrupts, which prints numbers. */
	static boolean areIn(String event) {
		return PRINTED.containsKey(event);
	}

	/** @param meaning the text of such an event as Linux 6.18 prints it */
	static EventFields of(String event, String meaning) {
		return new EventFields(meaning, PRINTED.get(event));
	}

	/** False when the event is one of interrupts and lacks what such an event says. */
	boolean areWhole() {
		return whole;
	}

	OptionalInt gsi() {
		return gsi;
	}

	OptionalInt level() {
		return level;
	}

	OptionalInt source() {
		return source;
	}

	OptionalInt pin() {
		return pin;
	}

	OptionalInt chip() {
		return chip;
	}

	OptionalInt vector() {
		return vector;
	}

	OptionalInt apicid() {
		return apicid;
	}

	OptionalInt destination() {
		return destination;
	}
}
