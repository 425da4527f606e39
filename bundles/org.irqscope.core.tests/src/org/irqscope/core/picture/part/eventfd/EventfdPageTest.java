package org.irqscope.core.picture.part.eventfd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.BigMachine;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Sketch;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.model.BusKind;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IoBus;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Irqfd;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.junit.jupiter.api.Test;

/** The page of eventfds shows who writes, who waits, and how consumer and producer find each other. */
class EventfdPageTest {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final Page PAGE = Pages.named("eventfds").orElseThrow();

	private static Diagram diagram(VirtualMachine machine, Unfolded unfolded) {
		return Sketch.of(PAGE, machine, Highlights.NONE, unfolded).diagram();
	}

	private static boolean leads(Diagram diagram, String from, String to, Link.Kind kind) {
		return diagram.links().stream().anyMatch(
				link -> link.from().node().equals(from) && link.to().node().equals(to) && link.kind() == kind);
	}

	@Test
	void anIrqfdIsWokenByItsEventfdAndRaisesItsGsi() {
		Diagram diagram = diagram(NewMachine.create("new"), Unfolded.NONE);
		assertTrue(leads(diagram, "device0", "eventfd0", Link.Kind.INTERRUPT));
		assertTrue(leads(diagram, "eventfd0", "irqfd0", Link.Kind.INTERRUPT));
		assertTrue(leads(diagram, "irqfd0", "gsi4", Link.Kind.INTERRUPT));
	}

	@Test
	void aResamplerTellsTheEventfdAfterTheEoi() {
		VirtualMachine machine = NewMachine.create("new");
		Eventfd resample = FACTORY.createEventfd();
		resample.setId("eventfd1");
		machine.getEventfds().add(resample);
		machine.getIrqfds().get(0).setResamplefd(resample);
		assertTrue(leads(diagram(machine, Unfolded.NONE), "gsi4#resampler", "eventfd1", Link.Kind.RETURN));
	}

	@Test
	void consumerAndProducerMeetByTheirEventfd() {
		VirtualMachine machine = NewMachine.create("new");
		IrqBypassProducer producer = FACTORY.createIrqBypassProducer();
		producer.setId("producer0");
		producer.setHostIrq(42);
		producer.setEventfd(machine.getEventfds().get(0));
		machine.getBypassProducers().add(producer);
		Diagram diagram = diagram(machine, Unfolded.NONE);
		assertTrue(leads(diagram, "producer0", "irqfd0", Link.Kind.HARDWARE));
		Node irqfd = diagram.node("irqfd0").orElseThrow();
		assertTrue(irqfd.rows().toString().contains("value=joined"), irqfd.toString());
	}

	@Test
	void anIoeventfdSignalsWhenTheGuestWrites() {
		VirtualMachine machine = NewMachine.create("new");
		IoBus bus = FACTORY.createIoBus();
		bus.setKind(BusKind.KVM_PIO_BUS);
		Ioeventfd ioeventfd = FACTORY.createIoeventfd();
		ioeventfd.setAddress(0xc050);
		ioeventfd.setLength(2);
		ioeventfd.setEventfd(machine.getEventfds().get(0));
		bus.getIoeventfds().add(ioeventfd);
		machine.getBuses().add(bus);
		Diagram diagram = diagram(machine, Unfolded.NONE);
		assertTrue(leads(diagram, "ioeventfd0", "eventfd0", Link.Kind.INTERRUPT));
		assertEquals("PIO 0xc050", diagram.node("ioeventfd0").orElseThrow().caption());
		assertEquals(ioeventfd, PAGE.element(machine, "ioeventfd0").orElseThrow());
	}

	@Test
	void manyAreFoldedAndOpenedStepByStep() {
		VirtualMachine machine = BigMachine.of(2, 100, 100);
		Diagram folded = diagram(machine, Unfolded.NONE);
		long shown = folded.nodes().stream().filter(node -> node.id().startsWith("eventfd")).count();
		Diagram opened = diagram(machine, Unfolded.NONE.opening("group-eventfds"));
		assertEquals(16, shown);
		assertEquals(48, opened.nodes().stream().filter(node -> node.id().startsWith("eventfd")).count());
	}

	@Test
	void theWalkStandsOnTheEventfdAndOnTheIrqfd() throws Exception {
		VirtualMachine machine = NewMachine.create("new");
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			assertTrue(session.walk().hops().stream()
					.anyMatch(hop -> PAGE.node(machine, hop).filter("eventfd0"::equals).isPresent()));
			Irqfd irqfd = machine.getIrqfds().get(0);
			assertTrue(session.walk().hops().stream()
					.anyMatch(hop -> PAGE.node(machine, hop).filter(irqfd.getId()::equals).isPresent()));
		}
	}
}
