package org.irqscope.core.edit;

import java.util.Optional;

import org.irqscope.core.picture.Page;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.NodePosition;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Point;

/** Where the nodes of a machine's pages stand, as the document keeps it. Nodes stand on the grid. */
public final class NodePlaces {
	private static final String MACHINE = Page.ALL.get(0).id();

	private NodePlaces() {
	}

	/** The place of a node on the machine's page; nothing when the document leaves it to the layout. */
	public static Optional<Point> of(VirtualMachine machine, String node) {
		return position(machine, MACHINE, node).map(position -> new Point(position.getX(), position.getY()));
	}

	/** Puts a node of the machine's page at the grid point next to a place. */
	public static void put(VirtualMachine machine, String node, Point place) {
		put(machine, MACHINE, node, place);
	}

	/** Puts a node of a page at the grid point next to a place. */
	public static void put(VirtualMachine machine, String page, String node, Point place) {
		NodePosition position = position(machine, page, node).orElseGet(() -> add(machine, page, node));
		position.setX((int) DiagramStyle.snap(place.x()));
		position.setY((int) DiagramStyle.snap(place.y()));
	}

	/** Forgets the places of a page, so that the layout finds new ones. */
	public static void clear(VirtualMachine machine, String page) {
		machine.getPositions().removeIf(position -> page.equals(position.getPage()));
	}

	static void remove(VirtualMachine machine, String node) {
		machine.getPositions().removeIf(position -> node.equals(position.getNode()));
	}

	private static Optional<NodePosition> position(VirtualMachine machine, String page, String node) {
		return machine.getPositions().stream()
				.filter(position -> page.equals(position.getPage()) && node.equals(position.getNode())).findFirst();
	}

	private static NodePosition add(VirtualMachine machine, String page, String node) {
		NodePosition position = ModelFactory.eINSTANCE.createNodePosition();
		position.setPage(page);
		position.setNode(node);
		machine.getPositions().add(position);
		return position;
	}
}
