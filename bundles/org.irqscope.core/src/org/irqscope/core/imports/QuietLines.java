package org.irqscope.core.imports;

import java.util.Set;
import java.util.TreeSet;

import org.irqscope.core.imports.draft.Draft;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.emulator.x86.pit.Pit;
import org.irqscope.model.Irqchip;
import org.irqscope.model.Routing;
import org.irqscope.trace.recorded.TraceEvent;


/** The lines that a trace never shows rising, and that somebody drives: they fall, or a guest ends their interrupt. */
final class QuietLines {

	private final Draft draft;
	private final Set<Integer> gsis = new TreeSet<>();

	QuietLines(Draft draft) {
		this.draft = draft;
		draft.traces().named().of("kvm_set_irq").forEach(this::read);
		draft.traces().named().of("kvm_ack_irq").forEach(this::read);
	}

	private void read(TraceEvent event) {
		if (event.name().equals("kvm_set_irq") && !event.isOfSource(Pit.IRQ_SOURCE))
			event.gsi().ifPresent(this::add);
		else if (event.name().equals("kvm_ack_irq") && event.chip().isPresent() && event.pin().isPresent())
			add(gsi(event.chip().getAsInt(), event.pin().getAsInt()));
	}

	private void add(int gsi) {
		if (gsi >= 0 && gsi < Routing.MAX_ROUTES)
			gsis.add(gsi);
	}

	/** The line of an input that the guest has acknowledged. */
	private int gsi(int chip, int pin) {
		if (chip == Irqchip.IOAPIC_VALUE)
			return Routing.chip(draft.machine().getIrqRouting(), Irqchip.IOAPIC_VALUE, pin);
		return pin == Pic.CASCADE ? -1 : Routing.chip(draft.machine().getIrqRouting(), pin >> 3, pin);
	}

	/** Their numbers, in order. */
	Set<Integer> gsis() {
		return gsis;
	}
}
