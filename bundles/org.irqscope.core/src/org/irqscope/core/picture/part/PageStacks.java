package org.irqscope.core.picture.part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.core.picture.Arrangement;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.layout.Lane;

/**
 * Nodes of one width in their order, below each other and then in the next column, in as many columns as let the whole
 * be shown largest on a screen. Has no state and may be used by any thread.
 *
 * @param id the name under which documents keep places
 */
public record PageStacks(String id) implements Arrangement {
	/** A screen is so much wider than high, without what is around a page. */
	private static final double WIDE = 2;

	@Override
	public boolean flows() {
		return true;
	}

	@Override
	public Object stack(Node node) {
		return id;
	}

	@Override
	public Map<String, Point> places(Diagram diagram) {
		List<List<Node>> best = List.of(diagram.nodes());
		for (int columns = 2; columns <= diagram.nodes().size(); columns++) {
			List<List<Node>> other = columns(diagram.nodes(), columns);
			if (length(other) < length(best))
				best = other;
		}
		return places(best);
	}

	/** As many columns at most, none of which is higher than need be. */
	private static List<List<Node>> columns(List<Node> nodes, int most) {
		double limit = Math.max(height(nodes) / most,
				nodes.stream().mapToDouble(PageStacks::height).max().orElse(0));
		List<List<Node>> columns = filled(nodes, limit);
		while (columns.size() > most) {
			limit += DiagramStyle.GRID;
			columns = filled(nodes, limit);
		}
		return columns;
	}

	private static List<List<Node>> filled(List<Node> nodes, double limit) {
		List<List<Node>> columns = new ArrayList<>();
		double left = 0;
		for (Node node : nodes) {
			if (columns.isEmpty() || height(node) > left) {
				columns.add(new ArrayList<>());
				left = limit;
			}
			columns.get(columns.size() - 1).add(node);
			left -= height(node);
		}
		return columns;
	}

	/** The longer side of what has to fit a screen. */
	private static double length(List<List<Node>> columns) {
		double high = columns.stream().mapToDouble(PageStacks::height).max().orElse(0);
		double wide = columns.stream().filter(column -> !column.isEmpty())
				.mapToDouble(column -> column.get(0).bounds().width() + DiagramStyle.NODE_GAP).sum();
		return Math.max(high * WIDE, wide);
	}

	private static double height(List<Node> nodes) {
		return nodes.stream().mapToDouble(PageStacks::height).sum();
	}

	private static double height(Node node) {
		return DiagramStyle.snapUp(node.bounds().height() + DiagramStyle.NODE_GAP);
	}

	private static Map<String, Point> places(List<List<Node>> columns) {
		Map<String, Point> places = new HashMap<>();
		double x = 0;
		for (List<Node> column : columns) {
			double y = 0;
			double width = 0;
			for (Node node : column) {
				places.put(node.id(), new Point(x, y));
				y += height(node);
				width = Math.max(width, node.bounds().width());
			}
			x = DiagramStyle.snapUp(x + width + DiagramStyle.NODE_GAP);
		}
		return places;
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return List.of();
	}
}
