package org.irqscope.core.picture.part.aia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.Test;

/** The page of the AIA shows where a source's message goes, and follows it to the claim. */
class AiaPageTest {
	private final Page page = Pages.named("aia").orElseThrow();

	private Diagram diagram(RiscvMachine machine) {
		return page.diagram(machine, Highlights.NONE, Unfolded.NONE);
	}

	private static Row row(Diagram diagram, String node, String id) {
		return diagram.node(node).orElseThrow().rows().stream().filter(one -> one.id().equals(id)).findFirst()
				.orElseThrow();
	}

	private static Link.State message(Diagram diagram) {
		return diagram.links().stream().filter(link -> link.from().row().equals("source1")).findFirst().orElseThrow()
				.state();
	}

	@Test
	void onlyMachinesWithAnAplicHaveIt() {
		assertTrue(page.exists(RiscvExample.UART_AIA.create()));
		assertFalse(page.exists(RiscvExample.UART_PLIC.create()));
		assertEquals(List.of(), diagram(RiscvExample.UART_PLIC.create()).nodes());
	}

	@Test
	void aSourceSaysWhatItListensForAndWhereItsMessageGoes() {
		RiscvMachine machine = RiscvExample.UART_AIA.create();
		Row.Drawing source = (Row.Drawing) row(diagram(machine), "aplic", "source1");
		assertEquals("1", source.name());
		for (String said : List.of("high level", "hart 0", "EIID 1", "written to 0x8000000"))
			assertTrue(source.value().contains(said), source.value());
		assertEquals(Link.State.ARMED, message(diagram(machine)));
		RiscvChips.aplic(machine).orElseThrow().setDomainEnabled(false);
		assertEquals(Link.State.IDLE, message(diagram(machine)));
	}

	@Test
	void aTargetThatIsNoIdentityIsSaidToBeDropped() {
		RiscvMachine machine = RiscvExample.UART_AIA.create();
		RiscvChips.aplic(machine).orElseThrow().getSources().get(0).setEiid(0);
		Row.Drawing source = (Row.Drawing) row(diagram(machine), "aplic", "source1");
		assertTrue(source.value().contains("dropped"), source.value());
	}

	@Test
	void manyHartsAreShownOnlyWhereSomethingIsForThem() {
		RiscvMachine machine = RiscvMachines.create("many", 64, RiscvIrqchip.AIA);
		RiscvMachines.setUp(machine, 3, true, 40);
		Diagram diagram = diagram(machine);
		assertTrue(diagram.node("imsic40").isPresent() && diagram.node("vcpu40").isPresent());
		assertTrue(diagram.node("imsic39").isEmpty());
		assertEquals(1 + 2 * 9, diagram.nodes().size());
	}

	@Test
	void aWalkStandsOnSourcesFilesAndHarts() throws Exception {
		RiscvMachine machine = RiscvExample.UART_AIA.create();
		Set<String> active = new HashSet<>();
		boolean waited = false;
		try (Session session = Session.run(machine, Session.stimulus(machine, Optional.empty()))) {
			for (int hop = 0; hop <= session.walk().size(); hop++) {
				session.goTo(hop);
				Diagram now = page.diagram(session.view(), Highlights.of(session), Unfolded.NONE);
				now.nodes().stream().filter(Node::active).map(Node::id).forEach(active::add);
				waited |= row(now, "imsic0", "file.eip") instanceof Row.VectorMap map && map.vectors().contains(1);
			}
		}
		assertTrue(waited);
		assertTrue(active.containsAll(Set.of("aplic", "imsic0", "vcpu0")), active.toString());
	}
}
