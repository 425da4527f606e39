package org.irqscope.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.script.MachineScript;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.layout.Lane;
import org.irqscope.scene.layout.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is added to a machine stands free: it covers nothing, and nothing leads to it before somebody joins it. */
class FreeStandingTest {
	private final VirtualMachine machine = NewMachine.create("new");

	private Diagram diagram() {
		return PageScene.placed(MachinePage.PAGE, machine, Unfolded.NONE);
	}

	private List<String> covered() {
		List<Node> nodes = diagram().nodes();
		return nodes.stream().flatMap(one -> nodes.stream().filter(other -> one.id().compareTo(other.id()) < 0
				&& one.bounds().intersects(other.bounds())).map(other -> one.id() + " and " + other.id())).toList();
	}

	private Point place(String node) {
		return new Point(diagram().node(node).orElseThrow().bounds().x(),
				diagram().node(node).orElseThrow().bounds().y());
	}

	private Map<String, Point> places() {
		return diagram().nodes().stream().collect(Collectors.toMap(Node::id, node -> place(node.id())));
	}

	@ParameterizedTest
	@EnumSource
	void aNewElementCoversNoneWhereverItIsDropped(NewElement element) {
		for (Node node : diagram().nodes())
			if (element.hasRoom(machine))
				element.addTo(machine, new Point(node.bounds().centerX(), node.bounds().centerY()));
		assertEquals(List.of(), covered());
	}

	@ParameterizedTest
	@EnumSource(names = { "HART", "PLIC", "AIA" }, mode = EnumSource.Mode.EXCLUDE)
	void nothingMovesForIt(NewElement element) {
		Map<String, Point> before = places();
		element.addTo(machine, place("gsi4"));
		Map<String, Point> after = places();
		after.keySet().retainAll(before.keySet());
		assertEquals(before, after);
	}

	/** A machine made by keys alone looks as if it had been imported. */
	@ParameterizedTest
	@EnumSource(names = { "HART", "PLIC", "AIA" }, mode = EnumSource.Mode.EXCLUDE)
	void whereNobodyPointsAtAPlaceTheLayoutFindsIt(NewElement element) {
		VirtualMachine made = new NewMachine("made", MachineTemplate.EMPTY, 1, Vendor.VMX, false).create();
		String node = element.addInOrder(made, new Point(400, 300));
		Scene scene = PageScene.of(MachinePage.PAGE, made);
		assertTrue(scene.node(node).isPresent(), node + " is not shown");
		boolean folded = element == NewElement.VCPU || element == NewElement.PIT;
		assertEquals(folded, NodePlaces.of(made, node).isPresent(), "what would be folded away is placed");
		if (element == NewElement.SERIAL) {
			ConnectProposals.of(made, node).get(0).edit().run();
			assertEquals(List.of("User space", "Kernel", "Kernel", "Guest"),
					PageScene.of(MachinePage.PAGE, made).lanes().stream().map(Lane::title).toList());
			assertTrue(made.getPositions().isEmpty());
		}
	}

	@Test
	void itStandsWhereItIsDroppedWhenThereIsRoom() {
		Point free = new Point(0, 2000);
		assertEquals(free, place(NewElement.EVENTFD.addTo(machine, free)));
	}

	@Test
	void aNewIrqfdLeadsNowhereUntilItIsJoinedToAGsi() {
		String irqfd = NewElement.IRQFD.addTo(machine, new Point(0, 2000));
		assertTrue(diagram().links().stream().noneMatch(link -> link.from().node().equals(irqfd)));
		assertTrue(diagram().node("gsi0").isEmpty());
		new Wiring(machine).join(irqfd, "gsi4", "").orElseThrow().run();
		assertEquals(4, machine.getIrqfds().get(1).getGsi());
		Link line = diagram().links().stream().filter(link -> link.from().node().equals(irqfd)).findFirst()
				.orElseThrow();
		new Wiring(machine).cut(line).orElseThrow().run();
		assertEquals(-1, machine.getIrqfds().get(1).getGsi());
	}

	@Test
	void aMachineWithAnIrqfdThatLeadsNowhereSaysSoBeforeItsWalk() {
		Irqfd irqfd = machine.getIrqfds().get(0);
		irqfd.setGsi(-1);
		var stimulus = machine.getStimuli().get(0);
		for (MachineStateException refused : List.of(
				assertThrows(MachineStateException.class, () -> Session.run(machine, stimulus)),
				assertThrows(MachineStateException.class, () -> MachineScript.of(machine, stimulus))))
			assertTrue(refused.getMessage().contains("irqfd0 leads to no GSI"), refused.getMessage());
	}

	@Test
	void aGsiStaysWhereItIsWhenItsRoutesAreDeleted() {
		Point before = place("gsi4");
		Removal.of(machine, "gsi4").orElseThrow().run();
		assertEquals(before, place("gsi4"));
	}

	@Test
	void aGsiThatNothingUsesLeavesWithItsRoutes() {
		String route = NewElement.MSI_ROUTE.addTo(machine, new Point(0, 2000));
		Removal.of(machine, route).orElseThrow().run();
		assertEquals(Optional.empty(), NodePlaces.of(machine, route));
	}

	@Test
	void aGsiThatComesIntoUseStandsBesideItsIrqfd() {
		machine.getIrqfds().get(0).setGsi(5);
		assertEquals(List.of(), covered());
		assertTrue(place("gsi5").x() > place("irqfd0").x());
	}
}
