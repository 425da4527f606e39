package org.irqscope.core.picture.machine;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.core.picture.Arrangement;
import org.irqscope.core.picture.AssumedValues;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.OnlyInterrupt;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.Unsampled;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.MachineLayout;
import org.irqscope.model.NodePosition;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Node;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.text.Fonts;

/** The whole machine: an interrupt's way from the device to the vector, from left to right. */
public final class MachinePage implements Page {
	/** The page itself, which has no state. */
	public static final Page PAGE = new MachinePage();
	/** The id of this page, which positions in documents of format 1 belong to. */
	static final String ID = "machine";
	private static final Arrangement WIDE = new WideArrangement(), COMPACT = new CompactArrangement();

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String title() {
		return Texts.of("page.machine");
	}

	@Override
	public Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded) {
		Diagram diagram = new MachineDiagram(machine, highlights, unfolded).diagram();
		if (machine.isOnlyInterrupt())
			diagram = OnlyInterrupt.of(diagram, unfolded);
		if (machine.isCollapseUnused())
			diagram = new UnusedNodes(diagram, unfolded, placed(machine)).collapsed();
		Stream<Node> nodes = diagram.nodes().stream();
		if (machine.getLayout() == MachineLayout.COMPACT)
			nodes = nodes.map(CompactRows::of);
		Diagram told = AssumedValues.of(
				Unsampled.of(new Diagram(nodes.toList(), diagram.links()), machine, highlights), machine);
		return new Diagram(told.nodes().stream().map(node -> node.sized(Fonts.MEASURE)).toList(), told.links());
	}

	/** What somebody has placed in bands; in a row all nodes have their places. */
	private static Set<String> placed(VirtualMachine machine) {
		return machine.getLayout() == MachineLayout.WIDE ? Set.of()
				: machine.getPositions().stream().filter(position -> COMPACT.id().equals(position.getPage()))
						.map(NodePosition::getNode).collect(Collectors.toSet());
	}

	@Override
	public Arrangement arrangement(VirtualMachine machine) {
		return machine.getLayout() == MachineLayout.COMPACT ? COMPACT : WIDE;
	}

	@Override
	public Legend legend() {
		return MachineLegend.create();
	}

	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		return Places.node(machine, hop);
	}

	@Override
	public Optional<EObject> element(VirtualMachine machine, String node) {
		return Places.element(machine, node);
	}
}
