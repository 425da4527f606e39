package org.irqscope.core.picture.part.pci;

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
import org.irqscope.model.ModelFactory;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the PCI bus says what configuration spaces have while a walk goes on. */
class PciPageTest {
	private final Page page = Pages.named("pci").orElseThrow();

	private static VirtualMachine machine(MachineTemplate template) {
		return new NewMachine("m", template, 2, Vendor.VMX, false).create();
	}

	private static String row(Diagram diagram, String id) {
		Row row = diagram.nodes().stream().filter(node -> node.id().equals("device0")).findFirst().orElseThrow().rows()
				.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
		return ((Row.Drawing) row).value();
	}

	private Diagram diagram(VirtualMachine machine) {
		return page.diagram(machine, Highlights.NONE, Unfolded.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "NVME_PCI, 1b36:0010, 0x8001", "VIRTIO_PCI, 1af4:1042, 0x8001" })
	void functionWithATable(MachineTemplate template, String ids, String control) {
		Diagram diagram = diagram(machine(template));
		assertTrue(row(diagram, "ids").contains(ids), row(diagram, "ids"));
		assertTrue(row(diagram, "msix").contains(control), row(diagram, "msix"));
		assertTrue(row(diagram, "command").contains("0x0007"));
	}

	@Test
	void pinAndItsLine() {
		VirtualMachine machine = machine(MachineTemplate.EDU_PCI);
		assertEquals(Link.State.ARMED, line(diagram(machine)));
		machine.getDevices().get(0).getPci().setIntxDisabled(true);
		assertTrue(row(diagram(machine), "command").contains("0x0407"));
		assertFalse(line(diagram(machine)) == Link.State.ARMED);
	}

	private static Link.State line(Diagram diagram) {
		return diagram.links().stream().filter(link -> link.to().node().equals("gsi11")).findFirst().orElseThrow()
				.state();
	}

	@Test
	void whatTheGuestWritesIsMarked() throws Exception {
		VirtualMachine machine = machine(MachineTemplate.EDU_PCI);
		ScriptStimulus stimulus = ModelFactory.eINSTANCE.createScriptStimulus();
		stimulus.setId("disable");
		stimulus.setScript("pci-command 0 0x400");
		machine.getStimuli().add(stimulus);
		try (Session session = Session.of(machine)) {
			session.ask(new Request.Then(Impulses.all(machine, stimulus)));
			session.ask(Request.Move.TO_END);
			Hop written = session.walk().hops().stream()
					.filter(hop -> hop.site().functionName().equals("pci_default_write_config")).findFirst()
					.orElseThrow();
			session.goTo(written.number() + 1);
			Diagram diagram = page.diagram(session.view(), Highlights.of(session), Unfolded.NONE);
			assertTrue(row(diagram, "command").contains("0x0403"), row(diagram, "command"));
			session.goTo(0);
			assertTrue(row(diagram(session.view()), "command").contains("0x0007"));
		}
	}

	@Test
	void pageIsThereForFunctionsOnly() {
		assertTrue(page.exists(machine(MachineTemplate.VFIO_INTX)));
		assertFalse(page.exists(machine(MachineTemplate.IOAPIC)));
		assertEquals(Optional.of("device0"), page.inside(machine(MachineTemplate.NVME_PCI), "device0"));
		assertEquals(List.of(), page.diagram(machine(MachineTemplate.PIC), Highlights.NONE, Unfolded.NONE).nodes());
	}

	@Test
	void whoWaitsForThePinIsOnThePageOfEventfds() {
		VirtualMachine machine = machine(MachineTemplate.VFIO_INTX);
		String waiters = Pages.named("eventfds").orElseThrow().diagram(machine, Highlights.NONE, Unfolded.NONE).nodes()
				.stream().flatMap(node -> node.rows().stream()).map(Row::toString).reduce("", String::concat);
		assertTrue(waiters.contains("VFIO, to unmask the pin of vfio0"), waiters);
	}
}
