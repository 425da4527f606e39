package org.irqscope.core.picture;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Fonts;
import org.irqscope.scene.Lane;
import org.irqscope.scene.Legend;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;

/** The whole machine: an interrupt's way from the device to the vector, from left to right. */
final class MachinePage implements Page {
	/** The id of this page, which positions in documents of format 1 belong to. */
	static final String ID = "machine";

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
		return new Diagram(diagram.nodes().stream().map(node -> node.sized(Fonts.MEASURE)).toList(), diagram.links());
	}

	@Override
	public Map<String, Point> places(Diagram diagram) {
		return MachinePlacement.place(diagram);
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return MachineLanes.of(nodes);
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
