package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Lane;

/** The swim lanes of bands that stand one below the other, each with lanes of its own. */
final class BandLanes {
	/** What lanes have of room below their nodes, for their titles, and between each other. */
	static final double BELOW = 28, TITLE = 28, GAP = 8;
	/** What the uppermost lanes have above their nodes: their titles, and the token that stands on a node. */
	private static final double ABOVE = 36;

	private BandLanes() {
	}

	static List<Lane> of(List<Node> upper, List<Node> lower) {
		List<Lane> lanes = new ArrayList<>();
		if (!upper.isEmpty())
			lanes.addAll(MachineLanes.of(upper, ground(upper, upper, lower), ABOVE, BELOW));
		if (!lower.isEmpty())
			lanes.addAll(MachineLanes.of(lower, ground(lower, upper, lower), above(upper, lower), BELOW));
		return lanes;
	}

	/** Lines that come from the upper band run below the titles of the lower one. */
	private static double above(List<Node> upper, List<Node> lower) {
		return upper.isEmpty() ? ABOVE : Math.max(ABOVE, around(lower).y() - around(upper).bottom() - BELOW - GAP);
	}

	private static Rect around(List<Node> nodes) {
		return MachineLanes.around(nodes.stream().map(Node::bounds).toList());
	}

	/** As high as its own nodes and as wide as both bands. */
	private static Rect ground(List<Node> band, List<Node> upper, List<Node> lower) {
		Rect own = around(band);
		Rect all = own;
		for (List<Node> nodes : List.of(upper, lower))
			for (Node node : nodes)
				all = all.union(node.bounds());
		return new Rect(all.x(), own.y(), all.width(), own.height());
	}
}
