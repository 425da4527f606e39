package org.irqscope.core.picture.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.RandomMachines;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Node;
import org.irqscope.scene.NodePart;
import org.irqscope.scene.Point;
import org.irqscope.scene.Row;
import org.irqscope.scene.paint.Cell;
import org.irqscope.scene.theme.Role;
import org.junit.jupiter.api.Test;

/** Whatever somebody points at is explained in a sentence. */
class ExplanationsTest {
	private static final int MACHINES = 40;

	@Test
	void everyRowAndEveryNodeOfEveryPageIsExplained() {
		Set<String> unexplained = new TreeSet<>();
		for (VirtualMachine machine : RandomMachines.some(MACHINES))
			for (Page page : Pages.of(machine))
				for (Node node : PageScene.of(page, machine).nodes()) {
					if (Explanations.of(node).isEmpty())
						unexplained.add(page.id() + " " + node.role());
					for (Row row : node.rows())
						if (!isExplained(node, row))
							unexplained.add(page.id() + " " + node.role() + " " + row.id());
				}
		assertEquals(Set.of(), unexplained);
	}

	private static boolean isExplained(Node node, Row row) {
		if (row instanceof Row.BitTable table)
			return table.lines().stream().allMatch(line -> Explanations.of(node, line.name()).isPresent()
					&& Explanations.of(node, new Cell(line.name(), 0)).isPresent());
		if (row instanceof Row.VectorMap map && Explanations.of(node, new Cell(map.name(), 0)).isEmpty())
			return false;
		if (row.id().isEmpty() && node.role() == Role.VECTOR)
			return true;
		return row instanceof Row.Drawing drawing && drawing.spots().stream().anyMatch(spot -> !spot.tip().isEmpty())
				|| Explanations.of(node, row.id()).isPresent();
	}

	@Test
	void aBitSaysWhatItMeansNow() {
		VirtualMachine machine = NewMachine.create("new");
		X86Chips.lapic(machine.getVcpus().get(0)).setIrr(VectorSet.of(52));
		Node lapic = PageScene.of(Pages.named("lapic0").orElseThrow(), machine).nodes().get(0);
		assertEquals(Optional.of("IRR: vector 52 (0x34) has been accepted and waits for the processor."),
				Explanations.of(lapic, new Cell("IRR", 52)));
		assertEquals(Optional.of("IRR: vector 53 (0x35) does not ask."), Explanations.of(lapic, new Cell("IRR", 53)));
	}

	@Test
	void aRowIsExplainedWhereThePointerIs() {
		VirtualMachine machine = NewMachine.create("new");
		Node eventfd = PageScene.of(Pages.named("machine").orElseThrow(), machine)
				.node(machine.getEventfds().get(0).getId()).orElseThrow();
		NodePart count = NodePart.of(eventfd).get(0);
		Point point = new Point(count.area().centerX(), count.area().centerY());
		assertEquals(Explanations.of(eventfd, "count"), Explanations.at(eventfd, point));
		Point title = new Point(eventfd.bounds().centerX(), eventfd.bounds().y() + 4);
		assertEquals(Explanations.of(eventfd), Explanations.at(eventfd, title));
	}
}
