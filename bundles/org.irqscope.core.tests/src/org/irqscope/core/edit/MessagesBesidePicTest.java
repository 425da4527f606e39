package org.irqscope.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.theme.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A guest that takes its lines from the PIC goes on with that when it gets a device that sends messages. */
class MessagesBesidePicTest {
	private final VirtualMachine machine = new NewMachine("wired", MachineTemplate.PIC, 1, Vendor.VMX, false).create();

	private List<String> vectors() {
		return PageScene.placed(MachinePage.PAGE, machine, Unfolded.NONE).nodes().stream()
				.filter(node -> node.role() == Role.VECTOR).map(Node::id).toList();
	}

	@ParameterizedTest
	@EnumSource(names = { "NVME_PCI", "VFIO_PCI", "VIRTIO_PCI" })
	void vectorsOfThePicStayWhenADeviceOnThePciBusIsAdded(NewElement element) {
		List<String> before = vectors();
		assertTrue(before.size() > 0, "the serial port ends in a vector");
		element.addTo(machine, new Point(400, 300));
		assertTrue(vectors().containsAll(before), before + " and " + vectors());
	}

	@Test
	void aLocalApicThatIsOffIsEnabledForMessages() {
		X86Chips.lapic(machine.getVcpus().get(0)).setSpiv(0xff);
		NewElement.NVME_PCI.addTo(machine, new Point(400, 300));
		assertEquals(Lapic.SPIV_LINUX, X86Chips.lapic(machine.getVcpus().get(0)).getSpiv());
	}
}
