package org.irqscope.core.picture.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.irqscope.core.picture.Arrangement;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Side;
import org.irqscope.scene.layout.Lane;

/**
 * Nodes in columns beside each other, of which one is stacked in its order; the others stand as near as there is room
 * to what they are joined to there, so that lines run straight. Has no state and may be used by any thread.
 *
 * @param id the name under which documents keep places
 * @param column in which column a node stands, from left to right
 * @param first the column that is stacked
 * @param channel the room between columns, for the lines
 */
public record LinkedColumns(String id, ToIntFunction<Node> column, int first, double channel)
		implements Arrangement {
	@Override
	public boolean flows() {
		return true;
	}

	@Override
	public Object stack(Node node) {
		return column.applyAsInt(node);
	}

	@Override
	public Map<String, Point> places(Diagram diagram) {
		TreeMap<Integer, List<Node>> columns = diagram.nodes().stream()
				.collect(Collectors.groupingBy(column::applyAsInt, TreeMap::new, Collectors.toList()));
		Map<Integer, Double> lefts = lefts(columns);
		Map<String, Node> placed = new HashMap<>();
		List<Integer> order = columns.keySet().stream()
				.sorted(Comparator.comparing(number -> Math.abs(number - first))).toList();
		for (int number : order)
			stack(columns.get(number), diagram.links(), lefts.get(number), placed);
		return placed.values().stream()
				.collect(Collectors.toMap(Node::id, node -> new Point(node.bounds().x(), node.bounds().y())));
	}

	private Map<Integer, Double> lefts(TreeMap<Integer, List<Node>> columns) {
		Map<Integer, Double> lefts = new HashMap<>();
		double x = 0;
		for (Map.Entry<Integer, List<Node>> one : columns.entrySet()) {
			lefts.put(one.getKey(), x);
			double width = one.getValue().stream().mapToDouble(node -> node.bounds().width()).max().orElse(0);
			x = DiagramStyle.snapUp(x + width + channel);
		}
		return lefts;
	}

	/** A node that is joined to nothing yet stands below the one before it. */
	private static void stack(List<Node> nodes, List<Link> links, double left, Map<String, Node> placed) {
		Map<String, Double> wanted = new HashMap<>();
		double last = 0;
		for (Node node : nodes) {
			last = wanted(node, links, placed).orElse(last);
			wanted.put(node.id(), last);
		}
		List<Node> ordered = new ArrayList<>(nodes);
		ordered.sort(Comparator.comparing(node -> wanted.get(node.id())));
		double y = 0;
		for (Node node : ordered) {
			y = Math.max(y, DiagramStyle.snap(wanted.get(node.id())));
			placed.put(node.id(), node.at(left, y));
			y = DiagramStyle.snapUp(y + node.bounds().height() + DiagramStyle.NODE_GAP);
		}
	}

	/** Where the upper edge has to be for the first line of a node to run straight. */
	private static OptionalDouble wanted(Node node, List<Link> links, Map<String, Node> placed) {
		return links.stream().flatMapToDouble(link -> {
			if (link.from().node().equals(node.id()) && placed.containsKey(link.to().node()))
				return Stream.of(rise(node, link.from(), placed.get(link.to().node()), link.to()))
						.mapToDouble(Double::doubleValue);
			if (link.to().node().equals(node.id()) && placed.containsKey(link.from().node()))
				return Stream.of(rise(node, link.to(), placed.get(link.from().node()), link.from()))
						.mapToDouble(Double::doubleValue);
			return Stream.<Double>empty().mapToDouble(Double::doubleValue);
		}).min();
	}

	private static double rise(Node node, Link.Port port, Node other, Link.Port end) {
		double own = node.at(0, 0).port(port.row(), Side.LEFT).y();
		return Math.max(0, other.port(end.row(), Side.LEFT).y() - own);
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return List.of();
	}
}
