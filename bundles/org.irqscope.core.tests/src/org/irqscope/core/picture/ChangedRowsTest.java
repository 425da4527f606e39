package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation;
import org.irqscope.core.operation.export.ExportOperation.Moment;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hop changes shows what it was; and no hop moves a node or changes its size. */
class ChangedRowsTest {
	@TempDir
	private Path folder;

	private Session session(Examples example) throws Exception {
		VirtualMachine machine = new Texted(folder).with(example).machine();
		return Session.run(machine, machine.getStimuli().get(0));
	}

	/** The texts of the rows that a hop changed, over the whole walk. */
	private List<String> changes(Examples example) throws Exception {
		Session session = session(example);
		List<String> changes = new ArrayList<>();
		for (int step = 1; step <= session.walk().size(); step++) {
			session.goTo(step);
			for (Node node : PageScene.of(MachinePage.PAGE, session, 1).nodes())
				for (Row row : node.rows())
					change(row).ifPresent(text -> changes.add(node.title() + ": " + text));
		}
		return changes;
	}

	private static Optional<String> change(Row row) {
		if (row instanceof Row.Pin pin && pin.mark() == Mark.CHANGED)
			return Optional.of(pin.name() + " " + pin.before() + " > " + pin.value());
		if (row instanceof Row.Field field && field.mark() == Mark.CHANGED)
			return Optional.of(field.name() + " " + field.before() + " > " + field.value());
		return Optional.empty();
	}

	@Test
	void everyChangeOfTheNoapicWalkShowsOldAndNew() throws Exception {
		List<String> changes = changes(Examples.NOAPIC);
		for (String change : List.of("eventfd 0: count 0 > 1", "irqfd 0: inject idle > queued",
				"irqfd 0: inject queued > idle", "PIC master: IR4 low > high", "PIC master: INTR low > high",
				"vCPU 0: requests \u2013 > EVENT", "vCPU 0: injecting \u2013 > 52 (0x34)",
				"PIC master: INTR high > low",
				"vector 52 (0x34): handler idle > runs", "vCPU 0: IF on > off",
				"vector 52 (0x34): handler runs > idle"))
			assertTrue(changes.contains(change), change + " is not in " + changes);
		assertEquals(List.of(), changes.stream().filter(change -> change.contains("  > ")).toList());
	}

	@Test
	void aVirtualInterruptMovesFromRequestedToServed() throws Exception {
		List<String> changes = changes(Examples.APIC);
		assertTrue(changes.contains("vCPU 0: RVI / SVI 33 / 0 > 0 / 33"), changes.toString());
		assertTrue(changes.contains("LAPIC 0: ppr 0x00 > 0x20"), changes.toString());
	}

	@Test
	void nodesKeepTheirPlaceAndSizeThroughTheWalk() throws Exception {
		for (Examples example : Examples.values()) {
			Session session = session(example);
			Scene rest = PageScene.of(MachinePage.PAGE, session, 1);
			for (int step = 1; step <= session.walk().size(); step++) {
				session.goTo(step);
				assertEquals(rest.nodes().stream().map(Node::bounds).toList(),
						PageScene.of(MachinePage.PAGE, session, 1).nodes().stream().map(Node::bounds).toList(),
						example + " at " + step);
			}
		}
	}

	@Test
	void aMapOfVectorsNamesItsRows() throws Exception {
		VirtualMachine machine = WideMachine.of(new Texted(folder).with(Examples.APIC).machine());
		Path svg = folder.resolve("a.svg");
		new ExportOperation(machine, "m", MachinePage.PAGE, new Moment(Optional.empty(), OptionalInt.empty()),
				new Style(Theme.LIGHT, ExportFormat.SVG, 1), svg).run(new NullProgressMonitor());
		String picture = Files.readString(svg);
		for (String row : List.of("0", "64", "128", "192"))
			assertTrue(picture.split(">" + row + "</text>", -1).length > 3, row);
	}
}
