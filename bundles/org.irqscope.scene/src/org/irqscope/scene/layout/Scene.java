package org.irqscope.scene.layout;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.StopSign;
import org.irqscope.scene.Token;
import org.irqscope.scene.route.OrthogonalRouter;
import org.irqscope.scene.route.Route;

/**
 * A finished picture: everything has its place. Computed once, painted by every canvas. Immutable, for any thread.
 *
 * @param lanes the ground, from left to right
 * @param nodes the boxes, from back to front
 * @param routes the lines between them
 * @param token what is on its way
 * @param legend the signs below
 */
public record Scene(List<Lane> lanes, List<Node> nodes, List<Route> routes, Optional<Token> token, Legend legend) {
	public Scene {
		lanes = List.copyOf(lanes);
		nodes = List.copyOf(nodes);
		routes = List.copyOf(routes);
	}

	/** Places the links of a diagram whose nodes have their places. */
	public static Scene of(Diagram placed, List<Lane> lanes, Legend legend) {
		return new Scene(lanes, placed.nodes(), new OrthogonalRouter(placed.nodes()).route(placed.links()),
				Optional.empty(), legend);
	}

	/** The node with an id; nothing when the picture has none. */
	public Optional<Node> node(String id) {
		return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
	}

	/** The same scene with lines that have got another look, which the legend explains. */
	public Scene with(List<Route> changed) {
		return new Scene(lanes, nodes, changed, token, legend.of(changed));
	}

	/** The same scene with signs where the walk stops. */
	public Scene signed(Function<Node, List<StopSign>> signs) {
		return new Scene(lanes, nodes.stream().map(node -> node.with(signs.apply(node))).toList(), routes, token,
				legend);
	}

	/** All that is painted, with a margin; the legend stands below the rest. */
	public Rect bounds() {
		Rect content = content();
		Rect signs = legend.bounds(content);
		return content.union(signs).grown(DiagramStyle.MARGIN);
	}

	/** Nodes, lines and lanes. */
	public Rect content() {
		Rect all = null;
		for (Lane lane : lanes)
			all = all == null ? lane.bounds() : all.union(lane.bounds());
		for (Node node : nodes)
			all = all == null ? node.bounds() : all.union(node.bounds());
		for (Route route : routes)
			for (Point point : route.points()) {
				Rect dot = new Rect(point.x(), point.y(), 0, 0);
				all = all == null ? dot : all.union(dot);
			}
		return all == null ? new Rect(0, 0, 0, 0) : all;
	}
}
