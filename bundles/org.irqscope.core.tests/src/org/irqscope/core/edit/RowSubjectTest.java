package org.irqscope.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.chip.riscv.PlicChip;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.emulator.riscv.plic.PlicFields;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.Plic;
import org.irqscope.model.PlicContext;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Node;
import org.irqscope.scene.NodePart;
import org.irqscope.scene.theme.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of a diagram that shows state says which state that is. */
class RowSubjectTest {
	private final VirtualMachine machine = NewMachine.create("new");

	private RowSubject subject(String node, String row) {
		return RowSubject.of(machine, node, row).orElseThrow();
	}

	private void shows(String node, String row, EObject element, EStructuralFeature... features) {
		assertEquals(new RowSubject(element, List.of(features), OptionalInt.empty()), subject(node, row));
	}

	@Test
	void everyRowOfANewMachineButThoseOfItsHandlersIsAboutSomething() {
		machine.getHost().setApicv(true);
		List<String> about = new ArrayList<>();
		for (Node node : PageScene.of(MachinePage.PAGE, machine).nodes())
			for (NodePart part : NodePart.of(node))
				if (RowSubject.of(machine, node.id(), part.id()).isEmpty() != (node.role() == Role.VECTOR))
					about.add(node.id() + " " + part.id());
		assertEquals(List.of(), about);
	}

	/** Rows that follow from others, that the kernel keeps for itself, or that say what no document has. */
	private static final Set<String> ONLY_SHOWN = Set.of("ioapic_mmio_ops", "picdev_eclr_ops", "picdev_master_ops",
			"picdev_slave_ops", "missed", "registers", "token", "wakes", "destMap", "pendingEoi", "deadline", "end",
			"waiting", "traps", "first_access", "later_access", "spurious", "open", "file.topei", "ids",
			"status", "table", "pba", "insn.bits", "sepc", "aplic_iodoev_ops", "imsic_iodoev_ops",
			"irq_state", "irq_status", "pci_command", "address", "data", "interrupt", "msi",
			"run.exit_reason", "run.mmio.phys_addr", "run.mmio.data",
			"run.mmio.len", "run.mmio.is_write", "mmio_decode.insn", "mmio_decode.insn_len", "mmio_decode.len",
			"mmio_decode.shift", "mmio_decode.return_handled", "stat.mmio_exit_kernel", "stat.mmio_exit_user",
			"irte.P", "irte.PDA", "irte.PST", "irte.SID", "irte.URG", "irte.V",
			"ring");

	private static Stream<VirtualMachine> everySort() {
		Stream<VirtualMachine> functions = Stream
				.of(MachineTemplate.VFIO_PCI, MachineTemplate.VIRTIO_PCI, MachineTemplate.NVME_PCI,
						MachineTemplate.VIRTIO_QUEUES, MachineTemplate.VIRTIO_MMIO)
				.map(template -> new NewMachine("m", template, 2, Vendor.VMX, true).create());
		return Stream.concat(functions, Stream.of(RiscvExample.values()).map(RiscvExample::create));
	}

	@ParameterizedTest
	@MethodSource("everySort")
	void everyRowOfEveryPageThatCanBeSetIsAboutSomething(VirtualMachine any) {
		Set<String> about = new TreeSet<>();
		for (Page page : Pages.of(any))
			for (Node node : PageScene.of(page, any).nodes())
				for (NodePart part : NodePart.of(node))
					if (node.role() != Role.VECTOR && !ONLY_SHOWN.contains(part.id().replaceAll("[0-9]+$", ""))
							&& RowSubject.of(any, node.id(), part.id()).isEmpty())
						about.add(page.id() + " " + node.id() + " " + part.id());
		assertEquals(Set.of(), about);
	}

	@Test
	void aRowOfAPageOfContextsIsAFeatureOfOneOfThem() {
		VirtualMachine harts = RiscvExample.UART_PLIC.create();
		Plic plic = RiscvChips.plic(harts).orElseThrow();
		PlicContext context = plic.getContexts().stream().filter(one -> one.getNumber() == 1).findFirst()
				.orElseThrow();
		String node = plic.getId() + "#context1";
		assertEquals(
				new RowSubject(context, List.of(ModelPackage.Literals.PLIC_CONTEXT__ENABLED), OptionalInt.empty()),
				RowSubject.of(harts, node, "context1.enabled").orElseThrow());
		assertTrue(new PlicChip().bits(0, "context1.enabled").get(0).toString()
				.contains(PlicFields.IRQ_ENABLE.at(0).name()));
	}

	@Test
	void aPinOfTheIoapicIsItsRedirectionEntry() {
		shows("ioapic", "pin4", X86Chips.ioapic(machine).getRedirtbl().get(4));
		assertEquals(Optional.empty(), RowSubject.of(machine, "ioapic", "pin24"));
	}

	@Test
	void aPinOfThePicIsOneBitOfEachOfItsRegisters() {
		RowSubject pin = subject("pic0", "pin4");
		assertSame(X86Chips.pics(machine).get(0), pin.element());
		assertEquals(OptionalInt.of(4), pin.bit());
		assertTrue(pin.features().contains(ModelPackage.Literals.KPIC_STATE__IMR));
	}

	@Test
	void aRowOfAGsiIsItsRoutingEntry() {
		shows("gsi4", "entry1", machine.getIrqRouting().getEntries().stream().filter(one -> one.getGsi() == 4).toList()
				.get(1));
	}

	@Test
	void aRegisterIsAFeatureOfItsChip() {
		shows("pic0", "imr", X86Chips.pics(machine).get(0), ModelPackage.Literals.KPIC_STATE__IMR);
		shows("lapic0", "lvt0", X86Chips.lapic(machine.getVcpus().get(0)), ModelPackage.Literals.LAPIC__LVT0);
		shows("vcpu0", "rvi svi", machine.getVcpus().get(0), ModelPackage.Literals.X86_VCPU__RVI,
				ModelPackage.Literals.X86_VCPU__SVI);
	}
}
