package org.irqscope.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.imports.Examples;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose interrupt an event is. */
class TracedInterruptsTest {
	private static final int WORKER = 1, OTHER = 2, VCPU = 3;
	@TempDir
	Path folder;
	private final List<TraceEvent> events = new ArrayList<>();

	private void event(int thread, String name, String text) {
		events.add(new TraceEvent(events.size(), 0, "thread", thread, "", "kvm", name, text,
				new SourceLine("trace", events.size() + 1)));
	}

	private List<InterruptSource> sources() {
		TracedInterrupts interrupts = TracedInterrupts.of(events);
		List<InterruptSource> sources = new ArrayList<>();
		for (int index = 0; index < events.size(); index++)
			sources.add(interrupts.source(index).orElse(new InterruptSource.Local(-2)));
		return sources;
	}

	private static InterruptSource line(int gsi) {
		return new InterruptSource.Line(gsi);
	}

	@Test
	void localTimerIsNobodysLine() throws Exception {
		TracedInterrupts interrupts = TracedInterrupts.of(ComparedWalks.trace(Examples.APIC, folder));
		assertEquals(Optional.of(new InterruptSource.Local(236)), interrupts.source(0));
		assertEquals(Optional.of(line(4)), interrupts.source(3));
		assertEquals(Optional.of(new InterruptSource.Local(236)), interrupts.source(16));
		assertEquals(4, interrupts.deliveries().size());
		assertEquals(1, interrupts.deliveries().get(0).accepted().size());
	}

	@Test
	void vectorThatNobodyAcceptedCameFromThePicsInput() throws Exception {
		TracedInterrupts interrupts = TracedInterrupts.of(ComparedWalks.trace(Examples.NOAPIC, folder));
		assertEquals(Optional.of(line(4)), interrupts.source(8));
		assertEquals("irq 52", ComparedWalks.trace(Examples.NOAPIC, folder).get(8).text());
	}

	@Test
	void eventsOfTwoThreadsAreToldApart() {
		event(WORKER, "kvm_set_irq", "gsi 4 level 1 source 0");
		event(OTHER, "kvm_set_irq", "gsi 5 level 1 source 0");
		event(WORKER, "kvm_apic_accept_irq", "apicid 0 vec 33 (Fixed|edge)");
		event(OTHER, "kvm_apic_accept_irq", "apicid 0 vec 34 (Fixed|edge)");
		event(OTHER, "kvm_ioapic_set_irq", "pin 5 dst 0 vec 34 (Fixed|physical|edge)");
		event(WORKER, "kvm_ioapic_set_irq", "pin 4 dst 0 vec 33 (Fixed|physical|edge)");
		event(VCPU, "kvm_inj_virq", "IRQ 0x22");
		event(VCPU, "kvm_eoi", "apicid 0 vector 33");
		assertEquals(List.of(line(4), line(5), line(4), line(5), line(5), line(4), line(5), line(4)), sources());
	}

	@Test
	void lineMayLeadToAPinOfAnotherNumber() {
		event(WORKER, "kvm_set_irq", "gsi 20 level 1 source 0");
		event(WORKER, "kvm_pic_set_irq", "chip 1 pin 3 (edge)");
		event(VCPU, "kvm_inj_virq", "irq 59");
		event(VCPU, "kvm_ack_irq", "irqchip PIC slave pin 11");
		assertEquals(List.of(line(20), line(20), line(20), line(20)), sources());
	}

	@Test
	void messageOfALineIsTheLinesAndOneWithoutLineIsItsOwn() {
		event(WORKER, "kvm_set_irq", "gsi 25 level 1 source 0");
		event(WORKER, "kvm_msi_set_irq", "dst 0 vec 84 (Fixed|physical|edge)");
		event(WORKER, "kvm_apic_accept_irq", "apicid 0 vec 84 (Fixed|edge)");
		event(WORKER, "kvm_msi_set_irq", "dst 0 vec 85 (Fixed|physical|edge)");
		event(WORKER, "kvm_apic_accept_irq", "apicid 0 vec 85 (Fixed|edge)");
		event(VCPU, "kvm_inj_virq", "IRQ 0x55");
		InterruptSource message = new InterruptSource.Message(85);
		assertEquals(List.of(line(25), line(25), line(25), message, message, message), sources());
	}

	@Test
	void chipsSpeakForTheirPinsWhereTheCallIsNotTraced() {
		event(WORKER, "kvm_ioapic_set_irq", "pin 9 dst 0 vec 41 (Fixed|physical|level)");
		event(WORKER, "kvm_pic_set_irq", "chip 1 pin 1 (level|masked)");
		assertEquals(List.of(line(9), line(9)), sources());
	}

	@Test
	void eventsThatAreNoInterruptsHaveNoOwner() {
		event(VCPU, "kvm_entry", "vcpu 0, rip 0x1");
		event(VCPU, "kvm_mmio", "mmio write len 4 gpa 0xfee000b0 val 0x0");
		event(VCPU, "kvm_eoi", "apicid 0 vector -1");
		InterruptSource nobody = new InterruptSource.Local(-2);
		assertEquals(List.of(nobody, nobody, new InterruptSource.Local(-1)), sources());
	}
}
