package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.layout.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What travels on which line: an interrupt goes only where the hop takes it. */
class WalkSceneTest {
	@TempDir
	private Path folder;

	private Session session(Examples example) throws Exception {
		VirtualMachine machine = WideMachine.of(new Texted(folder).with(example).machine());
		return Session.run(machine, machine.getStimuli().get(0));
	}

	/** The steps at which a function begins. */
	private static List<Integer> steps(Session session, String function) {
		List<Integer> steps = new ArrayList<>();
		for (int step = 1; step <= session.walk().size(); step++)
			if (session.walk().hop(step - 1).site().functionName().equals(function)
					&& !session.walk().hop(step - 1).continued())
				steps.add(step);
		return steps;
	}

	private static Scene scene(Session session, int step) {
		session.goTo(step);
		return PageScene.of(MachinePage.PAGE, session, 1);
	}

	private static String token(Session session, String function) {
		return scene(session, steps(session, function).get(0)).token().orElseThrow().text();
	}

	/** The lines in use when a function first begins, as the nodes that they join. */
	private static List<String> used(Session session, String function) {
		return used(session, steps(session, function).get(0));
	}

	private static List<String> used(Session session, int step) {
		TreeSet<String> used = new TreeSet<>();
		scene(session, step).routes().stream().map(route -> route.link())
				.filter(link -> link.state() == Link.State.IN_USE)
				.forEach(
				link -> used.add(title(session, link.from().node()) + " > " + title(session, link.to().node())));
		return List.copyOf(used);
	}

	private static String title(Session session, String node) {
		return PageScene.of(MachinePage.PAGE, session.view()).node(node).orElseThrow().title();
	}

	@Test
	void aMaskedEntryCarriesNoVector() throws Exception {
		Session noapic = session(Examples.NOAPIC);
		assertEquals("GSI 4", token(noapic, "ioapic_service"));
		assertEquals("GSI 4", token(noapic, "kvm_pic_set_irq"));
		assertEquals("vector 33", token(session(Examples.APIC), "ioapic_service"));
	}

	@Test
	void eachRouteOfAGsiLeadsToItsChip() throws Exception {
		Session noapic = session(Examples.NOAPIC);
		assertEquals(List.of("GSI 4 > IOAPIC"), used(noapic, "kvm_ioapic_set_irq"));
		assertEquals(List.of("GSI 4 > PIC master"), used(noapic, "kvm_pic_set_irq"));
		assertEquals("GSI 4", token(session(Examples.APIC), "kvm_pic_set_irq"));
	}

	@Test
	void aVectorLeavesTheIoapicAtItsOwnPin() throws Exception {
		Session apic = session(Examples.APIC);
		Scene scene = scene(apic, steps(apic, "__apic_accept_irq").get(0));
		assertEquals(List.of("pin4"), scene.routes().stream().map(route -> route.link())
				.filter(link -> link.state() == Link.State.IN_USE).map(link -> link.from().row()).toList());
		assertEquals("vector 33", scene.token().orElseThrow().text());
	}

	@Test
	void thePicWakesTheProcessorByIntr() throws Exception {
		assertEquals(List.of("LAPIC 0 > vCPU 0", "PIC master > LAPIC 0"),
				used(session(Examples.NOAPIC), "kvm_vcpu_kick"));
	}

	@Test
	void anAcknowledgeGoesBackByIntrAndIsNoEoi() throws Exception {
		Session noapic = session(Examples.NOAPIC);
		assertEquals(List.of("LAPIC 0 > vCPU 0", "PIC master > LAPIC 0"), used(noapic, "kvm_pic_read_irq"));
		assertEquals("GSI 4", token(noapic, "kvm_pic_read_irq"));
	}

	@Test
	void theVectorOfThePicIsInjected() throws Exception {
		Session noapic = session(Examples.NOAPIC);
		assertEquals(List.of("LAPIC 0 > vCPU 0", "PIC master > LAPIC 0"), used(noapic, "vmx_inject_irq"));
		assertEquals("vector 52", token(noapic, "vmx_inject_irq"));
		assertEquals(List.of("vCPU 0 > vector 52 (0x34)"), used(noapic, "guest_vector"));
	}

	@Test
	void anEoiGoesFromTheHandlerToTheChipThatSentTheVector() throws Exception {
		Session noapic = session(Examples.NOAPIC);
		assertEquals(List.of(), used(noapic, "kvm_fast_pio"));
		assertEquals(List.of("vector 52 (0x34) > PIC master"), used(noapic, "pic_ioport_write"));
		assertEquals(List.of("vector 33 (0x21) > LAPIC 0"), used(session(Examples.APIC), "virtual_eoi"));
	}

	@Test
	void anEntryWithoutInterruptUsesNoLine() throws Exception {
		Session noapic = session(Examples.NOAPIC);
		for (int step : steps(noapic, "vcpu_enter_guest"))
			assertEquals(List.of(), used(noapic, step), "step " + step);
	}

	@Test
	void aPostedVectorDoesNotComeByTheMaskedLineOfThePic() throws Exception {
		Session apic = session(Examples.APIC);
		for (String function : List.of("notification_vector", "posted_interrupt_processing")) {
			assertEquals(List.of(), used(apic, function), function);
			assertEquals("vector 33", token(apic, function), function);
		}
		assertEquals(List.of("LAPIC 0 > vCPU 0", "vCPU 0 > vector 33 (0x21)"), used(apic, "guest_vector"));
	}

	@Test
	void whatWakesAThreadIsWhatWasQueuedForIt() throws Exception {
		Session noapic = session(Examples.NOAPIC);
		assertEquals("GSI 4", token(noapic, "process_one_work"));
		assertEquals("GSI 4", token(noapic, "vcpu_run"));
	}

	@Test
	void theWayOfTheWholeWalkStaysMarkedWhenItHasEnded() throws Exception {
		Session noapic = session(Examples.NOAPIC);
		assertEquals(List.of(), marked(noapic, noapic.walk().size() - 1));
		assertTrue(marked(noapic, noapic.walk().size())
				.containsAll(List.of("GSI 4 > PIC master", "PIC master > LAPIC 0",
				"LAPIC 0 > vCPU 0", "vCPU 0 > vector 52 (0x34)", "vector 52 (0x34) > PIC master")),
				marked(noapic, noapic.walk().size()).toString());
	}

	private static List<String> marked(Session session, int step) {
		return scene(session, step).routes().stream().map(route -> route.link())
				.filter(link -> link.state() == Link.State.TAKEN)
				.map(link -> title(session, link.from().node()) + " > " + title(session, link.to().node())).toList();
	}

	@Test
	void aBusIsSearchedByTheProcessorThatLeftTheGuestForIt() throws Exception {
		Session noapic = session(Examples.NOAPIC);
		int step = steps(noapic, "kvm_io_bus_write").get(0);
		assertEquals(List.of("vCPU 0"),
				scene(noapic, step).nodes().stream().filter(Node::active).map(Node::title).toList());
	}
}
