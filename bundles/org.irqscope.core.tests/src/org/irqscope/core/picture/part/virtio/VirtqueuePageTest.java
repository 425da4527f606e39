package org.irqscope.core.picture.part.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.run.Request;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.Test;

/** The page of virtqueues says where the buffers are at each step, and who is told of the next one. */
class VirtqueuePageTest {
	private static final String QUEUE = "device0#queue0";
	private final Page page = Pages.named("virtqueues").orElseThrow();

	private static VirtualMachine machine(MachineTemplate template) {
		return new NewMachine("m", template, 1, Vendor.VMX, false).create();
	}

	private Diagram diagram(VirtualMachine machine) {
		return page.diagram(machine, Highlights.NONE, Unfolded.NONE);
	}

	private static String row(Diagram diagram, String node, String id) {
		Row row = diagram.node(node).orElseThrow().rows().stream().filter(one -> one.id().equals(id)).findFirst()
				.orElseThrow();
		return row instanceof Row.Field field ? field.value()
				: row instanceof Row.Pin pin ? pin.value() : ((Row.Drawing) row).value();
	}

	private static Link.State line(Diagram diagram, String from, String to) {
		return diagram.links().stream().filter(link -> link.from().node().equals(from) && link.to().node().equals(to))
				.findFirst().orElseThrow().state();
	}

	@Test
	void kickAndCall() {
		VirtualMachine machine = machine(MachineTemplate.VIRTIO_QUEUES);
		Diagram diagram = diagram(machine);
		assertEquals("kicks the device", row(diagram, QUEUE, "kick"));
		assertEquals("interrupts", row(diagram, QUEUE, "interrupt"));
		String kick = ((VirtioDevice) machine.getDevices().get(0)).getQueues().get(0).getKick().getId();
		String call = machine.getDevices().get(0).getMsix().getEntries().get(1).getEventfd().getId();
		for (List<String> way : List.of(List.of(QUEUE, kick), List.of(kick, "device0"), List.of("device0", call)))
			assertEquals(Link.State.ARMED, line(diagram, way.get(0), way.get(1)), way.toString());
	}

	@Test
	void aSideThatIsNotToldHasNoArmedLine() {
		VirtualMachine machine = machine(MachineTemplate.VIRTIO_QUEUES);
		VirtioDevice device = (VirtioDevice) machine.getDevices().get(0);
		device.getQueues().get(0).setAvailFlags(1);
		device.getQueues().get(0).setUsedFlags(1);
		Diagram diagram = diagram(machine);
		assertEquals("nobody is told", row(diagram, QUEUE, "kick"));
		assertEquals("no interrupt", row(diagram, QUEUE, "interrupt"));
		assertFalse(line(diagram, QUEUE, device.getQueues().get(0).getKick().getId()) == Link.State.ARMED);
		assertFalse(line(diagram, "device0", device.getMsix().getEntries().get(1).getEventfd().getId())
				== Link.State.ARMED);
	}

	@Test
	void ringAtEachStep() throws Exception {
		VirtualMachine machine = machine(MachineTemplate.VIRTIO_QUEUES);
		try (Session session = Session.of(machine)) {
			session.ask(new Request.Then(Impulses.all(machine, machine.getStimuli().get(0))));
			session.ask(Request.Move.TO_END);
			assertEquals("1 0 0 0", at(session, "virtqueue_add"));
			assertEquals("1 1 0 0", at(session, "virtqueue_pop"));
			assertEquals("1 1 1 0", at(session, "virtqueue_push"));
			assertEquals("1 1 1 1", at(session, "virtqueue_get_buf"));
			session.goTo(0);
			assertEquals("0 0 0 0", indices(session.view()));
		}
	}

	private String at(Session session, String function) {
		Hop hop = session.walk().hops().stream().filter(one -> one.site().functionName().equals(function)).findFirst()
				.orElseThrow();
		session.goTo(hop.number() + 1);
		Diagram diagram = page.diagram(session.view(), Highlights.of(session), Unfolded.NONE);
		assertTrue(diagram.node(QUEUE).orElseThrow().rows().stream()
				.anyMatch(row -> row.toString().contains("CHANGED")), function);
		return indices(session.view());
	}

	private String indices(VirtualMachine machine) {
		Diagram diagram = diagram(machine);
		return String.join(" ", List.of("availIdx", "lastAvailIdx", "usedIdx", "lastUsedIdx").stream()
				.map(id -> row(diagram, QUEUE, id)).toList());
	}

	@Test
	void withoutABusOneLineStandsForAllQueues() {
		Diagram diagram = diagram(machine(MachineTemplate.VIRTIO_MMIO));
		assertEquals(Link.State.ARMED, line(diagram, "device0", "gsi12"));
		assertEquals("GSI 12", row(diagram, "device0", "call"));
	}

	@Test
	void pageIsThereForQueuesOnly() {
		assertTrue(page.exists(machine(MachineTemplate.VIRTIO_MMIO)));
		assertFalse(page.exists(machine(MachineTemplate.VIRTIO_PCI)));
		assertEquals(Optional.of("device0"), page.inside(machine(MachineTemplate.VIRTIO_QUEUES), "device0"));
	}
}
