package org.irqscope.core.picture.part.msix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.vmm.VmmWhy;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of MSI-X tables says who keeps which message while a walk goes on. */
class MsixPageTest {
	private final Page page = Pages.named("msix").orElseThrow();
	private Session session;

	private void run(MachineTemplate template, boolean apicv, String stimulus) throws Exception {
		VirtualMachine machine = new NewMachine("m", template, 2, Vendor.VMX, apicv).create();
		session = Session.run(machine, Session.stimulus(machine, Optional.of(stimulus)));
	}

	@AfterEach
	void close() {
		if (session != null)
			session.close();
	}

	private void goBehind(VmmWhy why) {
		session.goTo(session.walk().hops().stream().filter(hop -> hop.isBecause(why)).findFirst().orElseThrow().number()
				+ 1);
	}

	private Diagram diagram() {
		return page.diagram(session.view(), Highlights.of(session), Unfolded.NONE);
	}

	private String entry(int number) {
		Row row = diagram().nodes().stream().filter(node -> node.id().equals("device0")).findFirst().orElseThrow()
				.rows().stream().filter(one -> one.id().equals("entry" + number)).findFirst().orElseThrow();
		return ((Row.Drawing) row).value();
	}

	private Link.State link(String from, String to) {
		return diagram().links().stream().filter(link -> link.from().node().equals(from) && link.to().node().equals(to))
				.findFirst().orElseThrow().state();
	}

	@Test
	void postedEntryIsRewrittenWhileItIsOpen() throws Exception {
		run(MachineTemplate.VFIO_PCI, true, "rewrite while open");
		assertEquals("mask open \u00b7 PBA clear \u00b7 guest's table 0x41 \u2192 0 \u00b7 VMM's route 0x41 \u2192 0"
				+ " \u00b7 kernel's route 0x41 \u2192 0 \u00b7 irqfd irqfd0 \u00b7 IRTE 0x41 \u2192 0"
				+ " \u00b7 next interrupt 0x41 \u2192 0", entry(0));
		goBehind(VmmWhy.WRITTEN_UNMASKED_CACHED);
		assertEquals("mask open \u00b7 PBA clear \u00b7 guest's table 0x43 \u2192 0"
				+ " \u00b7 VMM's route 0x41 \u2192 0 (stale) \u00b7 kernel's route 0x41 \u2192 0 (stale)"
				+ " \u00b7 irqfd irqfd0 \u00b7 IRTE 0x41 \u2192 0 (stale)"
				+ " \u00b7 next interrupt 0x41 \u2192 0 (stale)", entry(0));
		session.goTo(session.walk().size());
		assertFalse(entry(0).contains("stale"), entry(0));
		assertTrue(entry(0).endsWith("next interrupt 0x43 \u2192 0"), entry(0));
		assertFalse(entry(1).contains("stale"), entry(1));
	}

	@ParameterizedTest
	@CsvSource({ "VIRTIO_PCI, true", "VFIO_PCI, true", "NVME_PCI, false" })
	void onlyTheDeviceThatReadsItsTableSendsTheNewMessage(MachineTemplate template, boolean stale) throws Exception {
		run(template, false, "write data of entry 0");
		session.goTo(session.walk().size());
		assertEquals(stale, entry(0).endsWith("next interrupt 0x41 \u2192 0 (stale)"), entry(0));
		assertEquals(!stale, entry(0).endsWith("next interrupt 0x43 \u2192 0"), entry(0));
	}

	@Test
	void liveWayIsArmedAndTheStaleOneIsNot() throws Exception {
		run(MachineTemplate.VFIO_PCI, false, "mask entry 0");
		assertEquals(Link.State.ARMED, link("device0", "eventfd0"));
		assertEquals(Link.State.IDLE, link("device0", "eventfd1"));
		assertEquals(Link.State.ARMED, link("eventfd0", "irqfd0"));
		session.goTo(session.walk().size());
		assertEquals(Link.State.IDLE, link("device0", "eventfd0"));
		assertEquals(Link.State.ARMED, link("device0", "eventfd1"));
		assertEquals(Link.State.IDLE, link("eventfd0", "irqfd0"));
		assertTrue(entry(0).startsWith("mask masked"), entry(0));
		assertTrue(entry(0).endsWith("waits for the unmask"), entry(0));
	}

	@Test
	void postedWayGoesByHardware() throws Exception {
		run(MachineTemplate.VFIO_PCI, true, "move to the last vCPU");
		assertTrue(diagram().links().stream().anyMatch(link -> link.kind() == Link.Kind.HARDWARE
				&& link.from().node().equals("device0") && link.state() == Link.State.ARMED));
		session.goTo(session.walk().size());
		assertTrue(entry(0).endsWith("next interrupt 0x43 \u2192 1"), entry(0));
	}

	@Test
	void machineWithoutTablesHasNoSuchPage() {
		assertFalse(page.exists(NewMachine.create("m")));
	}
}
