package org.irqscope.trace.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.trace.facts.SourceLine;
import org.junit.jupiter.api.Test;

/** What the texts of events mean, whichever kernel printed them. */
class TraceEventTest {
	private static TraceEvent event(String name, String text) {
		return new TraceEvent(1, 0, "vmm", 7, "", "kvm", name, text, new SourceLine("a", 1));
	}

	@Test
	void anOldKernelInjectsTheSameVectorInDecimal() {
		TraceEvent old = event("kvm_inj_virq", "irq 52");
		assertEquals("IRQ 0x34", old.meaning());
		assertEquals(OptionalInt.of(52), old.vector());
		assertTrue(old.means(X86Tracepoint.KVM_INJ_VIRQ.text(52, 0, 0, 0)));
		assertFalse(old.means(X86Tracepoint.KVM_INJ_VIRQ.text(53, 0, 0, 0)));
	}

	@Test
	void anOldKernelDidNotTellWhatWasInjectedAgainOrBySoftware() {
		TraceEvent old = event("kvm_inj_virq", "irq 52");
		assertTrue(old.means(X86Tracepoint.KVM_INJ_VIRQ.text(52, 1, 0, 0)));
		assertTrue(old.means("Soft/INTn 0x34"));
		TraceEvent modern = event("kvm_inj_virq", "IRQ 0x34");
		assertFalse(modern.means("IRQ 0x34 [reinjected]"));
		assertFalse(modern.means("Soft/INTn 0x34"));
		assertTrue(modern.means("IRQ 0x34"));
		assertEquals(OptionalInt.of(0x80), event("kvm_inj_virq", "Soft/INTn 0x80 [reinjected]").vector());
	}

	@Test
	void blanksAtTheEndMakeNoDifference() {
		assertTrue(event("kvm_pio", "pio_write at 0x70 size 1 count 1 val 0x8f")
				.means(X86Tracepoint.KVM_PIO.text(1, 0x70, 1, 0x8f)));
	}

	@Test
	void fieldsThatNewerKernelsAddedMakeNoDifference() {
		assertTrue(event("kvm_entry", "vcpu 0, rip 0xfff0[immediate exit]")
				.means("vcpu 0, rip 0xfff0 intr_info 0x80000034 error_code 0x00000000[immediate exit]"));
		assertFalse(event("kvm_entry", "vcpu 0, rip 0xfff0").means("vcpu 0, rip 0xfff1 intr_info 0x0 error_code 0x0"));
		String exit = "vcpu 0 reason IO_INSTRUCTION rip 0xfff0 info1 0x0000000000700000";
		assertTrue(event("kvm_exit", exit).means(exit + " requests 0x0000000000000000"));
		String irte = "PI is enabled and being updated for irq 40, vcpu 1, gsi: 0x18, gvec: 0x51";
		assertTrue(event("kvm_pi_irte_update", irte + ", pi_desc_addr: 0x1234").means(irte));
	}

	@Test
	void aCoalescedInterruptIsAnotherOne() {
		assertFalse(event("kvm_pic_set_irq", "chip 0 pin 4 (edge)").means("chip 0 pin 4 (edge) (coalesced)"));
	}

	@Test
	void destinationsAreHexadecimalAndVectorsDecimal() {
		TraceEvent msi = event("kvm_msi_set_irq", "dst 1f vec 84 (Fixed|physical|edge)");
		assertEquals(OptionalInt.of(0x1f), msi.destination());
		assertEquals(OptionalInt.of(84), msi.vector());
		assertEquals(OptionalInt.of(-1), event("kvm_apic_ipi", "dst ffffffff vec 251 (Fixed|...)").destination());
		assertEquals(OptionalInt.of(0x10), event("kvm_apicv_accept_irq", "apicid 10 vec 34 (Fixed|edge)").apicid());
		assertEquals(OptionalInt.of(-1), event("kvm_eoi", "apicid 0 vector -1").vector());
	}

	@Test
	void acknowledgedPinsBelongToAChip() {
		TraceEvent slave = event("kvm_ack_irq", "irqchip PIC slave pin 12");
		assertEquals(OptionalInt.of(1), slave.chip());
		assertEquals(OptionalInt.of(12), slave.pin());
		assertEquals(OptionalInt.of(2), event("kvm_ack_irq", "irqchip IOAPIC pin 4").chip());
		assertEquals(OptionalInt.of(0), event("kvm_ack_irq", "irqchip PIC master pin 4").chip());
		assertEquals(OptionalInt.of(2), event("kvm_ack_irq", "irqchip 2 pin 4").chip());
	}

	@Test
	void anUpdatedInterruptRemappingEntryNamesItsGsiAndVector() {
		TraceEvent update = event("kvm_pi_irte_update", "PI is disabled for irq 40, vcpu 1, gsi: 0x18, gvec: 0x51");
		assertEquals(OptionalInt.of(24), update.gsi());
		assertEquals(OptionalInt.of(0x51), update.vector());
	}

	@Test
	void whatIsNoNumberIsNoField() {
		assertEquals(OptionalInt.empty(), event("kvm_set_irq", "gsi x level 1 source 0").gsi());
		assertEquals(OptionalInt.empty(), event("kvm_set_irq", "gsi").gsi());
		assertEquals(OptionalInt.empty(), event("kvm_set_irq", "gsi 99999999999 level 1").gsi());
		assertEquals(OptionalInt.empty(), event("kvm_set_irq", "gsi  level 1").gsi());
		assertEquals(OptionalInt.empty(), event("kvm_cpuid", "vector 1 gsi 1").vector());
	}

	@Test
	void onlyTheGroupKvmHasTheTracepoints() {
		assertEquals(Optional.of(KvmTracepoint.KVM_SET_IRQ), event("kvm_set_irq", "").tracepoint());
		assertEquals(Optional.empty(), event("kvm_cpuid", "").tracepoint());
		assertEquals(Optional.empty(),
				new TraceEvent(1, 0, "a", 1, "", "probe", "kvm_set_irq", "", new SourceLine("a", 1)).tracepoint());
	}
}
