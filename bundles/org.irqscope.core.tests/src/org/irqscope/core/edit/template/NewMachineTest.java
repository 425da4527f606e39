package org.irqscope.core.edit.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.edit.ConnectProposals;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.OfferedEdit;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.Stimuli;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.model.rules.MachineValidator;
import org.irqscope.scene.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine made by hand is valid from the start, and its device reaches the guest. */
class NewMachineTest {
	private static VirtualMachine machine(MachineTemplate template, int vcpus) {
		return new NewMachine("new", template, vcpus, Vendor.SVM, true).create();
	}

	/** A PC's guest takes a vector, that of RISC-V an identity or a source. */
	private static boolean isHandler(String call) {
		return call.startsWith("guest_vector(") || call.startsWith("guest_handler(");
	}

	/** The vector that the guest takes when the machine's first device interrupts. */
	private static Optional<String> taken(VirtualMachine machine) throws Exception {
		return Session.run(machine, Stimuli.own(machine, machine.getDevices().get(0)).orElseThrow()).walk().hops()
				.stream().map(hop -> hop.call()).filter(NewMachineTest::isHandler).findFirst();
	}

	@ParameterizedTest
	@EnumSource
	void everyTemplateIsAMachineWithoutProblems(MachineTemplate template) throws Exception {
		for (int vcpus : new int[] { 1, 2, NewMachine.MOST_VCPUS }) {
			VirtualMachine machine = machine(template, vcpus);
			assertEquals(List.of(), MachineValidator.validate(machine));
			byte[] bytes = MachineFiles.bytes(machine);
			VirtualMachine read = MachineFiles.load(new ByteArrayInputStream(bytes), "new");
			assertEquals(new String(bytes), new String(MachineFiles.bytes(read)));
			assertEquals(vcpus, read.getVcpus().size());
			assertEquals(Vendor.SVM, read.getHost().getVendor());
			assertTrue(read.getHost().isApicv());
		}
	}

	@ParameterizedTest
	@CsvSource({ "IOAPIC, 1, 0x24", "PIC, 1, 0x34", "SPLIT, 1, 0x41", "IOAPIC, 8, 0x24", "PIC, 8, 0x34",
			"SPLIT, 8, 0x41", "EDU_PCI, 2, 0x2b", "VFIO_INTX, 2, 0x34", "UART, 2, 0x24" })
	void itsDeviceReachesTheGuest(MachineTemplate template, int vcpus, String vector) throws Exception {
		assertEquals(Optional.of("guest_vector(vector " + Integer.decode(vector) + ")"),
				taken(machine(template, vcpus)));
	}

	@ParameterizedTest
	@CsvSource({ "RISCV_PLIC, 1", "RISCV_PLIC, 4", "RISCV_AIA, 1", "RISCV_AIA, 4" })
	void itsLineReachesTheHart(MachineTemplate template, int harts) throws Exception {
		assertEquals(Optional.of("guest_handler(iid 1)"), taken(machine(template, harts)));
	}

	@Test
	void theMessageOfTheSecondDeviceReachesTheHart() throws Exception {
		VirtualMachine machine = machine(MachineTemplate.RISCV_AIA, 2);
		assertTrue(Session.run(machine, Stimuli.own(machine, machine.getDevices().get(1)).orElseThrow()).walk().hops()
				.stream().anyMatch(hop -> hop.call().equals("guest_handler(iid 32)")));
	}

	@ParameterizedTest
	@EnumSource(names = { "SERIAL", "VIRTIO", "NVME", "VFIO" })
	void aDeviceOfAnEmptyMachineReachesTheGuestByItsFirstProposal(NewElement element) throws Exception {
		VirtualMachine machine = machine(MachineTemplate.EMPTY, 1);
		String device = element.addTo(machine, new Point(0, 0));
		ConnectProposals.of(machine, device).get(0).edit().run();
		assertEquals(List.of(), MachineValidator.validate(machine));
		assertTrue(taken(machine).isPresent());
		assertEquals(List.of(), ConnectProposals.of(machine, device));
	}

	@ParameterizedTest
	@EnumSource(MachineTemplate.class)
	void aSecondDeviceHasAVectorOfItsOwn(MachineTemplate template) throws Exception {
		VirtualMachine machine = machine(template, 2);
		for (NewElement element : List.of(NewElement.SERIAL, NewElement.NVME))
			ConnectProposals.of(machine, element.addTo(machine, new Point(0, 0))).get(0).edit().run();
		assertEquals(List.of(), MachineValidator.validate(machine));
		long vectors = machine.getDevices().stream().map(device -> {
			try {
				return Session.run(machine, Stimuli.own(machine, device).orElseThrow()).walk().hops().stream()
						.filter(hop -> isHandler(hop.call())).findFirst().orElseThrow().call();
			} catch (Exception e) {
				throw new AssertionError(device.getName(), e);
			}
		}).distinct().count();
		assertEquals(machine.getDevices().size(), vectors);
	}

	@ParameterizedTest
	@EnumSource(MachineTemplate.class)
	void everyProposalOfEveryNodeCanBeDone(MachineTemplate template) {
		for (NewElement element : NewElement.values()) {
			VirtualMachine machine = machine(template, 1);
			if (!element.hasRoom(machine))
				continue;
			NewElement.EVENTFD.addTo(machine, new Point(0, 0));
			String node = element.addTo(machine, new Point(0, 0));
			for (int index = 0; index < ConnectProposals.of(machine, node).size(); index++) {
				VirtualMachine copy = org.eclipse.emf.ecore.util.EcoreUtil.copy(machine);
				byte[] before = MachineFiles.bytes(copy);
				OfferedEdit proposal = ConnectProposals.of(copy, node).get(index);
				proposal.edit().run();
				assertTrue(!new String(before).equals(new String(MachineFiles.bytes(copy))), proposal.text());
			}
		}
	}

	@Test
	void whatIsJoinedToNothingIsProposedWhereItWaits() {
		VirtualMachine machine = machine(MachineTemplate.IOAPIC, 1);
		String irqfd = NewElement.IRQFD.addTo(machine, new Point(0, 0));
		String route = NewElement.MSI_ROUTE.addTo(machine, new Point(0, 0));
		ConnectProposals.of(machine, route).get(0).edit().run();
		assertEquals(24, machine.getIrqfds().get(1).getGsi());
		assertTrue(ConnectProposals.of(machine, irqfd).stream().noneMatch(one -> one.text().contains("GSI")));
	}

	@Test
	void theChipsOfASplitMachineAreNotInTheKernel() {
		VirtualMachine machine = machine(MachineTemplate.SPLIT, 1);
		assertTrue(X86Chips.pics(machine).isEmpty() && X86Chips.optionalIoapic(machine).isEmpty());
		assertTrue(PageScene.placed(MachinePage.PAGE, machine, Unfolded.NONE).node("gsi24").isPresent());
	}
}
