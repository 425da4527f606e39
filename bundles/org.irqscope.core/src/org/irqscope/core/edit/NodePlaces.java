package org.irqscope.core.edit;

import java.util.Optional;

import org.irqscope.model.ModelFactory;
import org.irqscope.model.NodePosition;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Point;

/** Where the nodes of a machine's diagram stand, as the document keeps it. Nodes stand on the grid. */
public final class NodePlaces {
	private NodePlaces() {
	}

	/** The place of a node; nothing when the document leaves it to the layout. */
	public static Optional<Point> of(VirtualMachine machine, String node) {
		return position(machine, node).map(position -> new Point(position.getX(), position.getY()));
	}

	/** Puts a node at the grid point next to a place. */
	public static void put(VirtualMachine machine, String node, Point place) {
		NodePosition position = position(machine, node).orElseGet(() -> add(machine, node));
		position.setX((int) DiagramStyle.snap(place.x()));
		position.setY((int) DiagramStyle.snap(place.y()));
	}

	/** Forgets all places, so that the layout finds new ones. */
	public static void clear(VirtualMachine machine) {
		machine.getPositions().clear();
	}

	static void remove(VirtualMachine machine, String node) {
		position(machine, node).ifPresent(machine.getPositions()::remove);
	}

	private static Optional<NodePosition> position(VirtualMachine machine, String node) {
		return machine.getPositions().stream().filter(position -> node.equals(position.getNode())).findFirst();
	}

	private static NodePosition add(VirtualMachine machine, String node) {
		NodePosition position = ModelFactory.eINSTANCE.createNodePosition();
		position.setNode(node);
		machine.getPositions().add(position);
		return position;
	}
}
