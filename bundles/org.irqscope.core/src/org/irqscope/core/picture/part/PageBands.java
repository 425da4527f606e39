package org.irqscope.core.picture.part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import org.irqscope.core.picture.Arrangement;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.layout.Lane;

/**
 * Nodes in bands below each other, each with columns of its own. Has no state and may be used by any thread.
 *
 * @param id the name under which documents keep places
 * @param band in which band a node stands, from top to bottom
 * @param column in which column of its band a node stands, from left to right
 * @param channel the room between columns and between bands, for the lines
 */
public record PageBands(String id, ToIntFunction<Node> band, ToIntFunction<Node> column, double channel)
		implements Arrangement {
	@Override
	public boolean flows() {
		return true;
	}

	@Override
	public Map<String, Point> places(Diagram diagram) {
		Map<String, Point> places = new HashMap<>();
		double top = 0;
		for (List<Node> nodes : by(band, diagram.nodes()))
			top = DiagramStyle.snapUp(band(nodes, top, places) + channel);
		return places;
	}

	/** Places the nodes of a band, and answers where it ends. */
	private double band(List<Node> nodes, double top, Map<String, Point> places) {
		double x = 0;
		double bottom = top;
		for (List<Node> cell : by(column, nodes)) {
			double y = top;
			double width = 0;
			for (Node node : cell) {
				places.put(node.id(), new Point(x, y));
				bottom = Math.max(bottom, y + node.bounds().height());
				y = DiagramStyle.snapUp(y + node.bounds().height() + DiagramStyle.NODE_GAP);
				width = Math.max(width, node.bounds().width());
			}
			x = DiagramStyle.snapUp(x + width + channel);
		}
		return bottom;
	}

	private static List<List<Node>> by(ToIntFunction<Node> place, List<Node> nodes) {
		return new ArrayList<>(nodes.stream()
				.collect(Collectors.groupingBy(place::applyAsInt, TreeMap::new, Collectors.toList())).values());
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return List.of();
	}
}
