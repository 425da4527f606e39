package org.irqscope.core.picture.part;

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
 * Nodes in columns beside each other, from top to bottom in their order. Has no state and may be used by any thread.
 *
 * @param id the name under which documents keep places
 * @param column in which column a node stands, from left to right
 * @param band in which band a node stands, from top to bottom; nodes of a band begin at one height
 * @param channel the room between columns, for the lines
 */
public record PageColumns(String id, ToIntFunction<Node> column, ToIntFunction<Node> band, double channel)
		implements Arrangement {
	/** One band. */
	public PageColumns(String id, ToIntFunction<Node> column, double channel) {
		this(id, column, node -> 0, channel);
	}

	@Override
	public boolean flows() {
		return true;
	}

	/** Bands have their own widths: a small node is not as wide as the table of another band. */
	@Override
	public Object stack(Node node) {
		return List.of(column.applyAsInt(node), band.applyAsInt(node));
	}

	@Override
	public Map<String, Point> places(Diagram diagram) {
		Map<Integer, Double> lefts = lefts(diagram);
		Map<String, Point> places = new HashMap<>();
		double top = 0;
		for (List<Node> nodes : by(band, diagram.nodes()).values()) {
			double bottom = top;
			for (Map.Entry<Integer, List<Node>> cell : by(column, nodes).entrySet()) {
				double y = top;
				for (Node node : cell.getValue()) {
					places.put(node.id(), new Point(lefts.get(cell.getKey()), y));
					y = DiagramStyle.snapUp(y + node.bounds().height() + DiagramStyle.NODE_GAP);
				}
				bottom = Math.max(bottom, y);
			}
			top = bottom;
		}
		return places;
	}

	private static Map<Integer, List<Node>> by(ToIntFunction<Node> place, List<Node> nodes) {
		return nodes.stream().collect(Collectors.groupingBy(place::applyAsInt, TreeMap::new, Collectors.toList()));
	}

	private Map<Integer, Double> lefts(Diagram diagram) {
		Map<Integer, Double> lefts = new HashMap<>();
		double x = 0;
		for (Map.Entry<Integer, List<Node>> one : by(column, diagram.nodes()).entrySet()) {
			lefts.put(one.getKey(), x);
			double width = one.getValue().stream().mapToDouble(node -> node.bounds().width()).max().orElse(0);
			x = DiagramStyle.snapUp(x + width + channel);
		}
		return lefts;
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return List.of();
	}
}
