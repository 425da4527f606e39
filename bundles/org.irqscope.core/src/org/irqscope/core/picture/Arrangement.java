package org.irqscope.core.picture;

import java.util.List;
import java.util.Map;

import org.irqscope.scene.Diagram;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.layout.Lane;

/** How a page lays out its nodes as long as nobody moves them. Has no state and may be used by any thread. */
public interface Arrangement {
	/** The name under which documents keep the places of moved nodes; each arrangement has its own. */
	String id();

	/** True when nodes are placed anew as soon as one of them grows or shrinks. */
	boolean flows();

	/**
	 * What a node shares with those that stand right above and below it, and with no other: all of them are as wide as
	 * the widest.
	 */
	default Object stack(Node node) {
		return node.id();
	}

	/** Finds places for the nodes of a diagram, by id. May take long. */
	Map<String, Point> places(Diagram diagram);

	/** The ground behind nodes that have their places. */
	List<Lane> lanes(List<Node> nodes);
}
