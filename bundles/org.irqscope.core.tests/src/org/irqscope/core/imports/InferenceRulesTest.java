package org.irqscope.core.imports;

import static org.irqscope.core.imports.Texted.trace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.irqscope.model.DestinationMode;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;

/** What an import concludes from few lines about the host and its chips. */
class InferenceRulesTest extends ImportedMachine {
	private static final Path REAL_APIC = Path.of("samples", "perf-script-real-apic-linux6.18.txt");
	private static final Path VFIO = Path.of("samples", "ftrace-vfio-affinity-move.txt");

	@Test
	void vectorThatIsAcceptedAndNeverInjectedIsDeliveredByApicv() throws Exception {
		assertTrue(imported(trace("vcpu", "kvm_apic_accept_irq: apicid 0 vec 236 (Fixed|edge)",
				"kvm_inj_virq: IRQ 0x31")).getHost().isApicv());
	}

	@Test
	void whereInjectionsWereNotRecordedNothingIsConcludedOfThem() throws Exception {
		String accepted = trace("vcpu", "kvm_apic_accept_irq: apicid 0 vec 236 (Fixed|edge)");
		VirtualMachine machine = imported(accepted);
		assertFalse(machine.getHost().isApicv());
		assertTrue(Texted.conclusions(machine).stream().anyMatch(one -> one.contains("No trace shows how vectors")));
		assertTrue(imported("$ perf record -e kvm:kvm_apic_accept_irq,kvm:kvm_inj_virq\n" + accepted).getHost()
				.isApicv());
		assertTrue(imported("# trace-cmd record -e kvm\n" + accepted).getHost().isApicv());
	}

	@Test
	void exitsAndEventsOfAvicTellTheVendor() throws Exception {
		assertEquals(Vendor.SVM, imported(trace("vcpu", "kvm_exit: vcpu 0 reason npf rip 0x0 info1 0x0 info2 0x0"))
				.getHost().getVendor());
		assertEquals(Vendor.VMX, imported(trace("vcpu", "kvm_exit: reason EPT_VIOLATION rip 0x0 info 0 0")).getHost()
				.getVendor());
		VirtualMachine avic = imported(trace("vcpu", "kvm_avic_incomplete_ipi: vcpu=0, icrh:icrl=0x0:0xfd, id=1"));
		assertEquals(Vendor.SVM, avic.getHost().getVendor());
		assertTrue(avic.getHost().isApicv());
	}

	@Test
	void everyVcpuThatALineNamesIsThere() throws Exception {
		assertEquals(6, imported(trace("vhost", "kvm_msi_set_irq: dst 5 vec 37 (Fixed|physical|edge)")).getVcpus()
				.size());
		assertEquals(4, imported(trace("vhost", "kvm_msi_set_irq: dst f vec 37 (Fixed|logical|edge)")).getVcpus()
				.size());
		assertEquals(8, imported(trace("CPU 7/KVM", "kvm_set_irq: gsi 4 level 1 source 0")).getVcpus().size());
		assertEquals(3, imported(trace("vcpu", "kvm_entry: vcpu 2, rip 0x10")).getVcpus().size());
	}

	@Test
	void aCallThatBothChipsAnsweredIsWhole() throws Exception {
		VirtualMachine machine = imported(trace("vmm", "kvm_set_irq: gsi 10 level 1 source 0",
				"kvm_pic_set_irq: chip 1 pin 2 (level|masked)",
				"kvm_ioapic_set_irq: pin 10 dst 1 vec 74 (Fixed|logical|level)"));
		assertEquals(Irqchip.PIC_SLAVE,
				((IrqchipRoute) Routing.entries(machine.getIrqRouting(), 10).get(0)).getIrqchip());
	}

	@Test
	void vectorThatIsAcceptedAndInjectedNeedsNoApicv() throws Exception {
		VirtualMachine machine = imported(trace("vcpu", "kvm_apic_accept_irq: apicid 0 vec 236 (Fixed|edge)",
				"kvm_inj_virq: IRQ 0xec"));
		assertFalse(machine.getHost().isApicv());
	}

	@Test
	void vectorThatIsEndedWithAnExitNeedsNoApicv() throws Exception {
		assertFalse(imported(REAL_APIC).getHost().isApicv());
	}

	@Test
	void vectorThatIsPostedShowsApicv() throws Exception {
		VirtualMachine machine = imported(trace("vcpu", "kvm_apic_accept_irq: apicid 0 vec 236 (Fixed|level)",
				"kvm_apicv_accept_irq: apicid 0 vec 236 (Fixed|level)", "kvm_eoi: apicid 0 vector 236"));
		assertTrue(machine.getHost().isApicv());
	}

	@Test
	void initAndSipiSayNothingAboutApicv() throws Exception {
		VirtualMachine machine = imported(trace("vcpu", "kvm_apic_accept_irq: apicid 1 vec 0 (INIT|edge)",
				"kvm_apic_accept_irq: apicid 1 vec 16 (SIPI|edge)"));
		assertFalse(machine.getHost().isApicv());
		assertTrue(Texted.conclusions(machine).stream().anyMatch(one -> one.contains("No trace shows how vectors")));
	}

	@Test
	void vectorThatIsInjectedOnceForEachInterruptIsNeverCutShort() throws Exception {
		String interrupt = trace("kworker/0:1", "kvm_set_irq: gsi 4 level 1 source 0",
				"kvm_pic_set_irq: chip 0 pin 4 (edge)") + trace("vcpu", "kvm_inj_virq: IRQ 0x34");
		assertEquals(0, imported(interrupt + interrupt).getHost().getVectoringExits());
	}

	@Test
	void vectorThatIsInjectedTwiceForOnlySomeInterruptsIsAnAccident() throws Exception {
		String raise = trace("kworker/0:1", "kvm_set_irq: gsi 4 level 1 source 0",
				"kvm_pic_set_irq: chip 0 pin 4 (edge)");
		String once = trace("vcpu", "kvm_inj_virq: IRQ 0x34");
		assertEquals(0, imported(raise + once + once + raise + once).getHost().getVectoringExits());
		assertEquals(1, imported(raise + once + once + raise + once + once).getHost().getVectoringExits());
		assertEquals(2, imported(raise + once + once + once).getHost().getVectoringExits());
	}

	@Test
	void functionsOfTheSvmModuleMakeASvmHost() throws Exception {
		assertEquals(Vendor.SVM, imported(" qemu-7 [001] ..... 1.000001: svm_deliver_interrupt <-__apic_accept_irq\n")
				.getHost().getVendor());
		assertEquals(Vendor.VMX, imported(VFIO).getHost().getVendor());
	}

	@Test
	void injectedVectorTellsTheBaseOfThePic() throws Exception {
		VirtualMachine machine = imported(trace("kworker/0:1", "kvm_set_irq: gsi 4 level 1 source 0",
				"kvm_pic_set_irq: chip 0 pin 4 (edge)", "kvm_inj_virq: IRQ 0xc"));
		assertEquals(8, X86Chips.pics(machine).get(0).getIrqBase());
		assertEquals(0x38, X86Chips.pics(machine).get(1).getIrqBase(), "as Linux sets it");
	}

	@Test
	void vectorOfTheIoapicTellsNothingAboutThePic() throws Exception {
		VirtualMachine machine = imported(trace("kworker/0:1", "kvm_set_irq: gsi 4 level 1 source 0",
				"kvm_apic_accept_irq: apicid 0 vec 36 (Fixed|edge)",
				"kvm_ioapic_set_irq: pin 4 dst 0 vec 36 (Fixed|physical|edge)", "kvm_pic_set_irq: chip 0 pin 4 (edge)",
				"kvm_inj_virq: IRQ 0x24"));
		assertEquals(0x30, X86Chips.pics(machine).get(0).getIrqBase());
	}

	@Test
	void levelInputOfThePicIsInItsEdgeLevelRegister() throws Exception {
		VirtualMachine machine = imported(trace("qemu", "kvm_set_irq: gsi 11 level 1 source 0",
				"kvm_pic_set_irq: chip 1 pin 3 (level)"));
		assertEquals(1 << 3, X86Chips.pics(machine).get(1).getElcr());
		assertEquals(0xff & ~(1 << 3), X86Chips.pics(machine).get(1).getImr());
		assertEquals(0xff & ~(1 << 2), X86Chips.pics(machine).get(0).getImr(), "the slave comes in at the cascade");
	}

	@Test
	void redirectionEntryIsAsItsFirstEventShowsIt() throws Exception {
		VirtualMachine machine = imported(trace("qemu", "kvm_set_irq: gsi 10 level 1 source 0",
				"kvm_ioapic_set_irq: pin 10 dst 3 vec 81 (LowPrio|logical|level)",
				"kvm_set_irq: gsi 10 level 0 source 0",
				"kvm_ioapic_set_irq: pin 10 dst 3 vec 81 (LowPrio|logical|level|masked)"));
		RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(10);
		assertEquals(81, entry.getVector());
		assertEquals(3, entry.getDestId());
		assertEquals(DestinationMode.LOGICAL, entry.getDestMode());
		assertEquals(TriggerMode.LEVEL, entry.getTrigMode());
		assertFalse(entry.isMask());
		assertEquals(1 << 24, X86Chips.lapic(machine.getVcpus().get(0)).getLdr());
		assertTrue(Texted.conclusions(machine).stream()
				.anyMatch(one -> one.startsWith("text.txt:4 The entry of pin 10 changes here")));
	}

	@Test
	void programmedPinIsOpenWhenNothingElseIsKnown() throws Exception {
		VirtualMachine machine = imported("=====>kvm userspace_pid:7\n===>gsi(4) vector:33 dest_id:2\n"
				+ "===>gsi(5) vector:0 dest_id:0\n");
		assertFalse(X86Chips.ioapic(machine).getRedirtbl().get(4).isMask());
		assertTrue(X86Chips.ioapic(machine).getRedirtbl().get(5).isMask());
		assertEquals(3, machine.getVcpus().size(), "somebody has to be destination 2");
	}
}
