package org.irqscope.core.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt of the serial port on a timeline: which context works when, and which bits wait meanwhile. */
class TimelineBuilderTest {
	@TempDir
	Path folder;
	private Session session;
	private Walk walk;
	private Timeline timeline;

	@BeforeEach
	void run() throws Exception {
		var machine = new Texted(folder).with(Examples.APIC).machine();
		session = Session.run(machine, Session.stimulus(machine, Optional.empty()));
		walk = session.walk();
		timeline = of(walk.size());
	}

	@AfterEach
	void close() {
		session.close();
	}

	/** The kernel itself does what the guest writes into its local APIC. */
	private void withoutApicv() throws Exception {
		session.close();
		var machine = new Texted(folder).with(Examples.APIC).machine();
		machine.getHost().setApicv(false);
		session = Session.run(machine, Session.stimulus(machine, Optional.empty()));
		walk = session.walk();
	}

	private Timeline of(int... lengths) {
		TimelineBuilder builder = new TimelineBuilder();
		for (int length : lengths) {
			builder.extend(walk, length);
			builder.timeline();
		}
		return builder.timeline();
	}

	private Timeline.Row row(String title) {
		return timeline.rows().stream().filter(row -> row.lane().title().equals(title)).findFirst()
				.orElseThrow(() -> new AssertionError(
						timeline.rows().stream().map(row -> row.lane().title()).toList().toString()));
	}

	private Hop hop(String function) {
		return walk.hops().stream().filter(hop -> hop.site().functionName().equals(function)).findFirst()
				.orElseThrow(() -> new AssertionError(function));
	}

	@Test
	void everyHopIsInTheLaneOfItsContextAndInNoOther() {
		for (Hop hop : walk.hops()) {
			List<String> at = timeline.rows().stream().filter(row -> row.lane() instanceof TimelineLane.OfContext)
					.filter(row -> row.spans(LaneRole.RUNNING).covered(hop.number(), hop.number() + 1) == 1)
					.map(row -> row.lane().title()).toList();
			assertEquals(List.of(hop.context().label()), at);
		}
	}

	@Test
	void theVectorWaitsInTheLocalApicAndIsThenInServiceUntilTheEoi() {
		Timeline.Row vector = row("LAPIC 0 vector 33");
		int taken = hop("virtual_interrupt_delivery").number() + 1;
		assertTrue(vector.spans(LaneRole.POSTED).at(hop("vmx_deliver_posted_interrupt").number() + 1));
		assertTrue(vector.spans(LaneRole.PENDING).at(taken - 1));
		assertEquals(List.of(LaneRole.IN_SERVICE), vector.at(taken));
		assertEquals(List.of(), vector.at(walk.size()));
	}

	@Test
	void theLineOfThePinIsHighBetweenBothLevels() {
		Spans line = row("IOAPIC pin 4").spans(LaneRole.LINE);
		assertEquals(2, line.edges());
		assertEquals(hop("kvm_ioapic_set_irq").number() + 1, line.edge(0));
	}

	@Test
	void contextsStandFirstAndThenTheWayToTheProcessor() {
		List<String> titles = timeline.rows().stream().map(row -> row.lane().title()).toList();
		List<String> order = List.of("device", "kworker", "eventfd 0", "PIC master IR4", "IOAPIC pin 4",
				"LAPIC 0 vector 33");
		assertEquals(order, titles.stream().filter(order::contains).toList(), titles.toString());
	}

	@Test
	void aTimelineThatGrewPieceByPieceIsTheSame() {
		Timeline pieces = of(1, 7, 8, walk.size() - 1, walk.size());
		assertEquals(timeline.length(), pieces.length());
		for (int row = 0; row < timeline.rows().size(); row++)
			for (LaneRole role : LaneRole.values())
				for (int position = 0; position <= walk.size(); position++)
					assertEquals(timeline.rows().get(row).spans(role).at(position),
							pieces.rows().get(row).spans(role).at(position));
	}

	@Test
	void aCallLastsAsLongAsWhatItCalls() {
		List<CallBar> bars = CallBars.of(walk, 0, walk.size());
		Hop service = hop("ioapic_service");
		CallBar bar = bars.stream().filter(one -> one.function().equals("ioapic_service")).findFirst().orElseThrow();
		assertEquals(service.number(), bar.from());
		assertEquals(Context.KWORKER, bar.context());
		for (int at = bar.from() + 1; at < bar.to(); at++)
			assertTrue(walk.hop(at).depth() > service.depth() || walk.hop(at).continued());
		assertTrue(walk.hop(bar.to()).depth() <= service.depth());
	}

	@Test
	void aStretchKnowsTheCallersFromBeforeIt() {
		int inside = hop("__apic_accept_irq").number();
		List<String> bars = CallBars.of(walk, inside, inside + 1).stream().map(CallBar::function).toList();
		assertTrue(bars.containsAll(List.of("process_one_work", "kvm_set_irq", "ioapic_service")), bars.toString());
	}

	/** The guest works within the vCPU's thread and lets the kernel work in turn: each has its own bars, once. */
	@Test
	void noTwoCallsOfAContextShareALine() throws Exception {
		withoutApicv();
		for (int from = 0; from < walk.size(); from++) {
			List<CallBar> bars = CallBars.of(walk, from, walk.size());
			for (CallBar one : bars)
				for (CallBar other : bars)
					assertTrue(one == other || !one.context().equals(other.context()) || one.depth() != other.depth()
							|| one.to() <= other.from() || other.to() <= one.from(), one + " and " + other);
		}
	}

	@Test
	void aCallOfTheGuestIsSeenWhileTheKernelWorksForIt() throws Exception {
		withoutApicv();
		Hop written = hop("kvm_lapic_reg_write");
		List<CallBar> bars = CallBars.of(walk, written.number(), written.number() + 1);
		CallBar guest = bars.stream().filter(bar -> bar.function().equals("guest_write")).findFirst().orElseThrow();
		assertEquals("guest 0", guest.context().label());
		assertEquals(written.number() + 1, guest.to());
	}
}
