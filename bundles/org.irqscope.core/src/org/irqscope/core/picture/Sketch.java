package org.irqscope.core.picture;

import java.util.HashMap;
import java.util.Map;

import org.irqscope.model.NodePosition;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;

/**
 * The diagram of a page, with the places that the document has for its nodes: all that is needed to finish the scene
 * without the document. Immutable, for any thread.
 *
 * @param diagram nodes with sizes and without places
 * @param places by node; nodes may lack theirs
 * @param arrangement how nodes are laid out that lack a place
 */
public record Sketch(Diagram diagram, Map<String, Point> places, Arrangement arrangement) {
	/** Who looks that far from the origin finds nothing: a place beyond is none. */
	private static final int FARTHEST = 100_000;

	/** What a page says of a machine now; to be called by the thread that owns the machine. */
	public static Sketch of(Page page, VirtualMachine machine, Highlights highlights, Unfolded unfolded) {
		Arrangement arrangement = page.arrangement(machine);
		Map<String, Point> places = new HashMap<>();
		for (NodePosition position : machine.getPositions())
			if (arrangement.id().equals(position.getPage()) && isNear(position.getX()) && isNear(position.getY()))
				places.put(position.getNode(), new Point(position.getX(), position.getY()));
		return new Sketch(page.diagram(machine, highlights, unfolded), places, arrangement);
	}

	private static boolean isNear(int coordinate) {
		return -FARTHEST <= coordinate && coordinate <= FARTHEST;
	}

	/** True when no node lacks a place. */
	boolean isPlacedBy(Map<String, Point> all) {
		return diagram.nodes().stream().allMatch(node -> all.containsKey(node.id()));
	}

	/** The diagram with its nodes at the given places, without those that lack one. */
	Diagram at(Map<String, Point> all) {
		return new Diagram(diagram.nodes().stream().filter(node -> all.containsKey(node.id()))
				.map(node -> at(node, all.get(node.id()))).toList(), diagram.links());
	}

	private static Node at(Node node, Point place) {
		return node.at(place.x(), place.y());
	}
}
