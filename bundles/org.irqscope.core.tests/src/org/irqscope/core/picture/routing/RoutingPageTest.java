package org.irqscope.core.picture.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.BigMachine;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Sketch;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.Test;

/** The page of the routing table says where each GSI leads, and stays short for a long table. */
class RoutingPageTest {
	private static Diagram diagram(VirtualMachine machine, Unfolded unfolded) {
		return Sketch.of(Pages.named("routing").orElseThrow(), machine, Highlights.NONE, unfolded).diagram();
	}

	private static List<Row.Drawing> entries(Diagram diagram) {
		return diagram.nodes().stream().flatMap(node -> node.rows().stream()).filter(Row.Drawing.class::isInstance)
				.map(Row.Drawing.class::cast).filter(row -> row.id().startsWith("gsi")).toList();
	}

	private static Row.Drawing entry(Diagram diagram, String id) {
		return entries(diagram).stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
	}

	private static MsiRoute message(VirtualMachine machine, int gsi, long address, int data) {
		MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
		route.setGsi(gsi);
		route.setAddress(address);
		route.setData(data);
		machine.getIrqRouting().getEntries().add(route);
		return route;
	}

	@Test
	void aMessageIsDecoded() {
		VirtualMachine machine = NewMachine.create("new");
		message(machine, 24, 0xfee0100cL, 0x8141);
		String said = entry(diagram(machine, Unfolded.NONE), "gsi24-0").value();
		for (String part : List.of("vector 65 (0x41)", "dest. 1", "by logical", "mode LowPrio", "trigger level",
				"hint set", "address 0xfee0100c", "data 0x8141"))
			assertTrue(said.contains(part), part + " in " + said);
	}

	@Test
	void aPinSaysWhatItsChipMakesOfIt() {
		String said = entry(diagram(NewMachine.create("new"), Unfolded.NONE), "gsi4-0").value();
		assertTrue(said.contains("ttyS0") && said.contains("IOAPIC pin 4") && said.contains("vector 36 (0x24)"), said);
	}

	@Test
	void theWayBackIsThatOfTheLastEntry() {
		VirtualMachine machine = NewMachine.create("new");
		Node ioapic = diagram(machine, Unfolded.NONE).node("ioapic").orElseThrow();
		assertTrue(ioapic.rows().toString().contains("\u2190 GSI 4"), ioapic.toString());
		machine.getIrqRouting().getEntries().clear();
		Node without = diagram(machine, Unfolded.NONE).node("ioapic").orElseThrow();
		assertTrue(without.rows().stream().allMatch(row -> row.toString().contains("\u2013")), without.toString());
	}

	@Test
	void anEmptyTableSaysWhatToDo() {
		VirtualMachine machine = NewMachine.create("new");
		machine.getIrqRouting().getEntries().clear();
		assertTrue(diagram(machine, Unfolded.NONE).node("gsis0").orElseThrow().caption()
				.contains("KVM_SET_GSI_ROUTING"));
	}

	@Test
	void aSplitMachineHasNoChipsInTheKernel() {
		VirtualMachine machine = NewMachine.create("new");
		X86Chips.of(machine).setIrqchipMode(IrqchipMode.SPLIT);
		assertEquals(Optional.empty(), diagram(machine, Unfolded.NONE).node("ioapic"));
	}

	@Test
	void aLongTableShowsWhatIsDrivenAndFoldsTheRest() {
		VirtualMachine machine = BigMachine.of(64, 40, 4096);
		Diagram folded = diagram(machine, Unfolded.NONE);
		assertEquals(42, entries(folded).size());
		List<Node> runs = folded.nodes().stream().filter(node -> RouteSelection.isRun(node.id())).toList();
		assertEquals(17, runs.size());
		Diagram opened = diagram(machine, Unfolded.NONE.opening(runs.get(3).id()));
		assertEquals(42 + 256, entries(opened).size());
		assertEquals(Optional.empty(), opened.node(runs.get(3).id()));
	}

	@Test
	void aFilterFindsNumbersRangesAndWords() {
		VirtualMachine machine = BigMachine.of(64, 40, 4096);
		assertEquals(10, entries(diagram(machine, Unfolded.NONE.filtered("gsi:1000-1009"))).size());
		assertEquals(64, entries(diagram(machine, Unfolded.NONE.filtered("vcpu:3 msi"))).size());
		assertEquals(1, entries(diagram(machine, Unfolded.NONE.filtered("ttys0 ioapic"))).size());
		assertEquals(0, entries(diagram(machine, Unfolded.NONE.filtered("nothing-like-this"))).size());
	}

	@Test
	void aRowIsItsEntryAndLinesLeadToThePins() {
		VirtualMachine machine = NewMachine.create("new");
		assertEquals(Optional.of(machine.getIrqRouting().getEntries().stream().filter(one -> one.getGsi() == 4)
				.findFirst().orElseThrow()), RowSubject.of(machine, "gsis0", "gsi4-0").map(RowSubject::element));
		List<Link> links = diagram(machine, Unfolded.NONE).links();
		assertTrue(links.stream().anyMatch(link -> link.to().node().equals("ioapic") && link.to().row().equals("pin4")
				&& link.state() == Link.State.ARMED), links.toString());
	}
}
