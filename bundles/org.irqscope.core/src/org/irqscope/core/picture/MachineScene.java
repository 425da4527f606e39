package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.irqscope.core.Texts;
import org.irqscope.export.Fonts;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.NodePosition;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Legend;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Scene;

/** The finished picture of a machine: nodes where the document has them, lines around them, lanes and legend. */
public final class MachineScene {
	private MachineScene() {
	}

	/** The scene of a machine, with what a walk has just changed. */
	public static Scene of(VirtualMachine machine, Highlights highlights) {
		Diagram diagram = placed(machine, highlights);
		return Scene.of(diagram, MachineLanes.of(diagram.nodes()), legend());
	}

	/** The diagram with sizes and places; what has no place in the document is placed for this once. */
	public static Diagram placed(VirtualMachine machine, Highlights highlights) {
		Diagram sized = sized(machine, highlights);
		Map<String, Point> known = places(machine);
		boolean complete = sized.nodes().stream().allMatch(node -> known.containsKey(node.id()));
		Map<String, Point> places = complete ? known
				: new FreePlaces(sized, MachinePlacement.place(sized), known).fill();
		return new Diagram(sized.nodes().stream().map(node -> at(node, places.get(node.id()))).toList(), sized.links());
	}

	private static Diagram sized(VirtualMachine machine, Highlights highlights) {
		Diagram diagram = MachineDiagram.of(machine, highlights);
		return new Diagram(diagram.nodes().stream().map(node -> node.sized(Fonts.MEASURE)).toList(), diagram.links());
	}

	/** The place nearest to one where a node of the document covers no other. */
	public static Point free(VirtualMachine machine, String node, Point wanted) {
		Diagram sized = sized(machine, Highlights.NONE);
		return sized.node(node).map(one -> new FreePlaces(sized, Map.of(), places(machine)).free(one, wanted))
				.orElse(wanted);
	}

	private static Node at(Node node, Point place) {
		return node.at(place.x(), place.y());
	}

	private static Map<String, Point> places(VirtualMachine machine) {
		Map<String, Point> places = new HashMap<>();
		for (NodePosition position : machine.getPositions())
			places.put(position.getNode(), new Point(position.getX(), position.getY()));
		return places;
	}

	/** Writes the places of nodes that have none into the document. */
	public static void storePlaces(VirtualMachine machine) {
		Map<String, Point> known = places(machine);
		for (Node node : placed(machine, Highlights.NONE).nodes())
			if (!known.containsKey(node.id())) {
				NodePosition position = ModelFactory.eINSTANCE.createNodePosition();
				position.setNode(node.id());
				position.setX((int) node.bounds().x());
				position.setY((int) node.bounds().y());
				machine.getPositions().add(position);
			}
	}

	/** The signs of a machine's picture. */
	public static Legend legend() {
		List<Legend.Entry> entries = new ArrayList<>();
		for (BitState state : BitState.values())
			entries.add(new Legend.Entry.Bit(state, Texts.of("legend." + state.name().toLowerCase(Locale.ROOT))));
		entries.add(new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.ARMED, Texts.of("legend.armed")));
		entries.add(new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.IN_USE, Texts.of("legend.in.use")));
		entries.add(new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.IDLE, Texts.of("legend.idle")));
		entries.add(new Legend.Entry.Line(Link.Kind.HARDWARE, Link.State.ARMED, Texts.of("legend.hardware")));
		entries.add(new Legend.Entry.Changed(Mark.CHANGED, Texts.of("legend.changed")));
		entries.add(new Legend.Entry.Changed(Mark.RECENT, Texts.of("legend.recent")));
		return new Legend(entries, Fonts.MEASURE);
	}
}
