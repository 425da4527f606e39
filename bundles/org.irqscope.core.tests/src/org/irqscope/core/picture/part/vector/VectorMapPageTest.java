package org.irqscope.core.picture.part.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.BigMachine;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Sketch;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.Test;

/** The vector map says in which vector of which vCPU each device ends, by which way, and where it is stopped. */
class VectorMapPageTest {
	private static final Page PAGE = Pages.named("vectors").orElseThrow();

	private static List<Row.Drawing> ways(VirtualMachine machine, Highlights highlights, Unfolded unfolded) {
		return Sketch.of(PAGE, machine, highlights, unfolded).diagram().node("vectors").orElseThrow().rows().stream()
				.map(Row.Drawing.class::cast).filter(row -> !row.id().isEmpty()).toList();
	}

	private static List<Row.Drawing> ways(VirtualMachine machine) {
		return ways(machine, Highlights.NONE, Unfolded.NONE);
	}

	private static Row.Drawing way(VirtualMachine machine, String id) {
		return ways(machine).stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
	}

	@Test
	void aDeviceEndsInAVectorOfAVcpu() {
		Row.Drawing way = way(NewMachine.create("new"), "gsi4-0.irqfd0");
		assertEquals("ttyS0", way.name());
		assertEquals("by irqfd0 \u00b7 GSI 4 \u00b7 route IOAPIC pin 4 \u00b7 trigger edge \u00b7 vCPU 0 \u00b7 "
				+ "vector 36 (0x24) \u00b7 now set comes through", way.value());
	}

	@Test
	void whatIsBlockedSaysWhere() {
		VirtualMachine machine = NewMachine.create("new");
		X86Chips.ioapic(machine).getRedirtbl().get(4).setMask(true);
		Row.Drawing way = way(machine, "gsi4-0.irqfd0");
		assertTrue(way.value().endsWith("masked IOAPIC: masked in the RTE"), way.value());
		assertTrue(way.spots().stream().anyMatch(spot -> spot.tip().startsWith("Pin 4 of the IOAPIC is masked")));
	}

	@Test
	void theMapOfAVcpuShowsWhatEndsThere() {
		VirtualMachine machine = NewMachine.create("new");
		String lapic = X86Chips.lapic(machine.getVcpus().get(0)).getId();
		Row.VectorMap map = (Row.VectorMap) Sketch.of(PAGE, machine, Highlights.NONE, Unfolded.NONE).diagram()
				.node(lapic).orElseThrow().rows().get(0);
		assertEquals(List.of(36), map.vectors());
	}

	@Test
	void manyWaysAreFilteredAndOpenedStepByStep() {
		VirtualMachine machine = BigMachine.of(64, 200, 400);
		assertEquals(48, ways(machine).size());
		assertEquals(80, ways(machine, Highlights.NONE, Unfolded.NONE.opening("group-vectors")).size());
		assertEquals(2, ways(machine, Highlights.NONE, Unfolded.NONE.filtered("ttys0")).size());
		assertEquals(1, ways(machine, Highlights.NONE, Unfolded.NONE.filtered("gsi:100")).size());
	}

	@Test
	void theWayThatTheWalkGoesIsMarked() throws Exception {
		VirtualMachine machine = NewMachine.create("new");
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			boolean marked = false;
			for (int hop = 1; hop <= session.walk().size(); hop++) {
				session.goTo(hop);
				marked |= ways(session.view(), Highlights.of(session), Unfolded.NONE).stream()
						.anyMatch(row -> row.mark() == Mark.CHANGED);
			}
			assertTrue(marked);
		}
	}
}
