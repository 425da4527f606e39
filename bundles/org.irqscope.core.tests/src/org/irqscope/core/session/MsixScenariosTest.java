package org.irqscope.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.session.script.MachineScript;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.vmm.VmmWhy;
import org.irqscope.model.GuestNotifiers;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two questions on MSI-X, asked to documents: an entry is rewritten while it is masked, and while it is not. */
class MsixScenariosTest {
	private static VirtualMachine machine(MachineTemplate template, boolean apicv) {
		return new NewMachine("m", template, 2, Vendor.VMX, apicv).create();
	}

	private static Session run(VirtualMachine machine, String stimulus) throws Exception {
		return Session.run(machine, Session.stimulus(machine, Optional.of(stimulus)));
	}

	private static List<String> vectors(Session session) {
		return session.walk().hops().stream().filter(hop -> hop.call().startsWith("guest_vector(") && !hop.continued())
				.map(hop -> "0x" + Long.toHexString(hop.arguments().get(0))).toList();
	}

	private static boolean says(Session session, VmmWhy why) {
		return session.walk().hops().stream().anyMatch(hop -> hop.isBecause(why));
	}

	@ParameterizedTest
	@CsvSource({ "VFIO_PCI, false, 0x41 0x41 0x43", "VFIO_PCI, true, 0x41 0x41 0x43",
			"VIRTIO_PCI, false, 0x41 0x41 0x43", "NVME_PCI, false, 0x41 0x43 0x43", "NVME_PCI, true, 0x41 0x43 0x43" })
	void rewrittenWhileOpen(MachineTemplate template, boolean apicv, String vectors) throws Exception {
		Session session = run(machine(template, apicv), "rewrite while open");
		assertEquals(Arrays.asList(vectors.split(" ")), vectors(session));
		assertEquals(template != MachineTemplate.NVME_PCI, says(session, VmmWhy.WRITTEN_UNMASKED_CACHED));
		session.close();
	}

	@ParameterizedTest
	@CsvSource({ "VFIO_PCI, false", "VFIO_PCI, true", "VIRTIO_PCI, false", "NVME_PCI, false" })
	void rewrittenWhileMasked(MachineTemplate template, boolean apicv) throws Exception {
		Session session = run(machine(template, apicv), "rewrite while masked");
		assertEquals(List.of("0x43"), vectors(session));
		assertTrue(says(session, VmmWhy.WRITTEN_MASKED));
		assertTrue(says(session, VmmWhy.PENDING_FIRED));
		session.close();
	}

	@Test
	void whatEachKeepsOfTheMessageIsInTheWorkingCopy() throws Exception {
		Session session = run(machine(MachineTemplate.VFIO_PCI, true), "rewrite while open");
		int written = session.walk().hops().stream().filter(hop -> hop.isBecause(VmmWhy.WRITTEN_UNMASKED_CACHED))
				.findFirst().map(Hop::number).orElseThrow();
		session.goTo(written + 1);
		assertEquals("table 0x43, VMM 0x41, kernel 0x41, IRTE 0x41 posted", kept(session.view()));
		session.goTo(session.walk().size());
		assertEquals("table 0x43, VMM 0x43, kernel 0x43, IRTE 0x43 posted", kept(session.view()));
		session.goTo(0);
		assertEquals("table 0x41, VMM 0x41, kernel 0x41, IRTE 0x41 posted", kept(session.view()));
		session.close();
	}

	private static String kept(VirtualMachine view) {
		MsixEntry entry = view.getDevices().get(0).getMsix().getEntries().get(0);
		MsiRoute route = (MsiRoute) Routing.entries(view.getIrqRouting(), entry.getVirq()).get(0);
		var irte = view.getBypassProducers().get(0).getIrte();
		return String.format(Locale.ROOT, "table 0x%x, VMM 0x%x, kernel 0x%x, IRTE 0x%x %s", entry.getData(),
				entry.getRouteData(), route.getData(), irte.getVector(), irte.isPosted() ? "posted" : "remapped");
	}

	@Test
	void maskedEntryOfVfioIsHandledByTheHost() throws Exception {
		Session session = run(machine(MachineTemplate.VFIO_PCI, true), "mask entry 0");
		session.goTo(session.walk().size());
		var producer = session.view().getBypassProducers().get(0);
		assertEquals("interrupt 0", producer.getEventfd().getName());
		assertEquals(false, producer.getIrte().isPosted());
		assertEquals(false, session.view().getIrqfds().get(0).isUnbound(), "the irqfd stays");
		session.close();
	}

	@Test
	void maskedEntryOfVirtioLosesItsIrqfdAndGetsItBack() throws Exception {
		VirtualMachine machine = machine(MachineTemplate.VIRTIO_PCI, false);
		Session session = run(machine, "mask entry 0");
		session.goTo(session.walk().size());
		assertTrue(session.view().getIrqfds().get(0).isUnbound());
		session.goTo(0);
		assertEquals(false, session.view().getIrqfds().get(0).isUnbound());
		session.close();
		Session open = run(machine, "rewrite while open");
		open.goTo(open.walk().size());
		assertEquals(2, open.view().getIrqfds().size(), "the same irqfd is bound again");
		assertEquals(false, open.view().getIrqfds().get(0).isUnbound());
		open.close();
	}

	@Test
	void backEndThatIsMaskedLeavesTheIrqfdWhereItIs() throws Exception {
		VirtualMachine machine = machine(MachineTemplate.VIRTIO_PCI, false);
		machine.getDevices().get(0).getPci().setGuestNotifiers(GuestNotifiers.VHOST);
		assertTrue(org.irqscope.model.rules.MachineValidator.validate(machine).stream()
				.anyMatch(problem -> problem.message().contains("lacks an eventfd")));
	}

	@ParameterizedTest
	@CsvSource({ "VFIO_PCI, signal 0", "VIRTIO_PCI, signal 0", "NVME_PCI, msi 0xfee00000 0x41" })
	void anyKvmCanRunTheInterruptOfTheFirstEntry(MachineTemplate template, String line) throws Exception {
		VirtualMachine machine = machine(template, false);
		assertTrue(MachineScript.of(machine, machine.getStimuli().get(0)).contains(line));
	}

	@Test
	void interruptMovesToTheLastVcpu() throws Exception {
		Session session = run(machine(MachineTemplate.VFIO_PCI, true), "move to the last vCPU");
		assertEquals(List.of("0x43"), vectors(session));
		Hop taken = session.walk().hops().stream().filter(hop -> hop.call().startsWith("guest_vector("))
				.findFirst().orElseThrow();
		assertEquals(1, taken.place().index());
		session.close();
	}

	@Test
	void walkGoesBackAndForthOverEverythingThatTheVmmDoes() throws Exception {
		for (MachineTemplate template : List.of(MachineTemplate.VFIO_PCI, MachineTemplate.VIRTIO_PCI)) {
			Session session = run(machine(template, true), "rewrite while masked");
			VirtualMachine atStart = EcoreUtil.copy(session.view());
			session.goTo(session.walk().size());
			VirtualMachine atEnd = EcoreUtil.copy(session.view());
			session.goTo(0);
			assertTrue(EcoreUtil.equals(atStart, session.view()));
			session.goTo(session.walk().size());
			assertTrue(EcoreUtil.equals(atEnd, session.view()));
			session.close();
		}
	}
}
