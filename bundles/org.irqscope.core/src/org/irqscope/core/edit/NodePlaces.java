package org.irqscope.core.edit;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.NodePosition;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;

/** Where the nodes of a machine's pages stand, as the document keeps it. Nodes stand on the grid. */
public final class NodePlaces {
	private NodePlaces() {
	}

	/** The place of a node on the machine's page; nothing when the document leaves it to the layout. */
	public static Optional<Point> of(VirtualMachine machine, String node) {
		return position(machine, layout(machine), node).map(position -> new Point(position.getX(), position.getY()));
	}

	/** True when somebody has placed a node of the machine's page as it is laid out now. */
	static boolean isUsed(VirtualMachine machine) {
		String layout = layout(machine);
		return machine.getPositions().stream().anyMatch(position -> layout.equals(position.getPage()));
	}

	/** Puts a node of the machine's page at the grid point next to a place. */
	public static void put(VirtualMachine machine, String node, Point place) {
		put(machine, layout(machine), node, place);
	}

	/** How the machine's page is laid out now. */
	private static String layout(VirtualMachine machine) {
		return MachinePage.PAGE.arrangement(machine).id();
	}

	/** Puts a node of an arrangement at the grid point next to a place. */
	public static void put(VirtualMachine machine, String layout, String node, Point place) {
		NodePosition position = position(machine, layout, node).orElseGet(() -> add(machine, layout, node));
		position.setX((int) DiagramStyle.snap(place.x()));
		position.setY((int) DiagramStyle.snap(place.y()));
	}

	/** Writes down where nodes stand that have no place in an arrangement. */
	public static void keep(VirtualMachine machine, String layout, List<Node> nodes) {
		for (Node node : nodes)
			if (position(machine, layout, node.id()).isEmpty())
				put(machine, layout, node.id(), new Point(node.bounds().x(), node.bounds().y()));
	}

	/** Forgets the places of an arrangement, so that the layout finds new ones. */
	public static void clear(VirtualMachine machine, String layout) {
		machine.getPositions().removeIf(position -> layout.equals(position.getPage()));
	}

	static void remove(VirtualMachine machine, String node) {
		machine.getPositions().removeIf(position -> node.equals(position.getNode()));
	}

	private static Optional<NodePosition> position(VirtualMachine machine, String layout, String node) {
		return machine.getPositions().stream()
				.filter(position -> layout.equals(position.getPage()) && node.equals(position.getNode())).findFirst();
	}

	private static NodePosition add(VirtualMachine machine, String layout, String node) {
		NodePosition position = ModelFactory.eINSTANCE.createNodePosition();
		position.setPage(layout);
		position.setNode(node);
		machine.getPositions().add(position);
		return position;
	}
}
