package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** drgn lists every machine of a host; an import makes one. */
class ProcessesTest {
	private static final String TWO = """
			=====>kvm userspace_pid:100
			pic[0] irq_base:8
			pic[1] irq_base:112
			=====>kvm userspace_pid:200
			pic[0] irq_base:48
			pic[1] irq_base:56
			""";
	@TempDir
	Path folder;

	@Test
	void twoMachinesInOneFileAreRefusedByTheirProcesses() throws Exception {
		Texted texts = new Texted(folder).with("pics.txt", TWO);
		MachineImportException refused = assertThrows(MachineImportException.class, texts::machine);
		assertEquals("several machines are described, of the processes 100, 200; choose one (this one is also described"
				+ " in " + folder.resolve("pics.txt") + ":2)", refused.reason());
		assertEquals(folder.resolve("pics.txt").toString(), refused.file());
		assertEquals(5, refused.line());
	}

	@Test
	void chosenProcessIsImportedAndTheOtherIsNot() throws Exception {
		VirtualMachine machine = new Texted(folder).with("pics.txt", TWO).of(200).machine();
		assertEquals(48, X86Chips.pics(machine).get(0).getIrqBase());
		machine = new Texted(folder).with("pics.txt", TWO).of(100).machine();
		assertEquals(8, X86Chips.pics(machine).get(0).getIrqBase());
		assertEquals(112, X86Chips.pics(machine).get(1).getIrqBase());
	}

	@Test
	void processThatNobodyDescribesIsRefusedWithThoseThatAre() throws Exception {
		Texted texts = new Texted(folder).with("pics.txt", TWO).of(300);
		MachineImportException refused = assertThrows(MachineImportException.class, texts::machine);
		assertEquals("no file describes a machine of process 300; described: 100, 200", refused.reason());
	}

	@Test
	void processOfATraceAloneIsNobodysMachine() throws Exception {
		Texted texts = new Texted(folder).with(Examples.APIC, "perf-script-apic.txt").of(448058);
		MachineImportException refused = assertThrows(MachineImportException.class, texts::machine);
		assertEquals("no file describes a machine of process 448058; described: no process at all", refused.reason());
	}

	@Test
	void runsThatDescribeDifferentPartsAreOneMachine() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.APIC, "drgn-ioapic-redirtbl.txt")
				.with(Examples.NOAPIC, "drgn-pic-state.txt").machine();
		assertEquals(33, X86Chips.ioapic(machine).getRedirtbl().get(4).getVector());
		assertEquals(56, X86Chips.pics(machine).get(1).getIrqBase());
		assertTrue(Texted.conclusions(machine).stream().anyMatch(one -> one.contains("processes 448058, 426561")));
	}

	@Test
	void chosenRunLeavesTheOthersOut() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.APIC).of(448058).machine();
		assertEquals(33, X86Chips.ioapic(machine).getRedirtbl().get(4).getVector());
		assertEquals(40, machine.getIrqRouting().getEntries().size(), "the default table");
		assertTrue(Texted.conclusions(machine).stream().anyMatch(one -> one.contains("KVM_CREATE_IRQCHIP")));
		assertTrue(Texted.conclusions(machine).stream().anyMatch(one -> one.contains("No file shows the io buses")));
	}

	@Test
	void headingWithoutMachineIsNoMachine() throws Exception {
		VirtualMachine machine = new Texted(folder)
				.with("pics.txt", "=====>kvm userspace_pid:100\n=====>kvm userspace_pid:200\npic[0] irq_base:8\n")
				.machine();
		assertEquals(8, X86Chips.pics(machine).get(0).getIrqBase());
	}
}
