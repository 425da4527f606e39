package org.irqscope.core.picture.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.core.picture.Arrangement;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Side;
import org.irqscope.scene.layout.Lane;
import org.irqscope.scene.theme.Role;

/**
 * Drivers left, each as near as there is room to the row that it drives; the table in the middle, with folded runs
 * beside each other below; right of it PICs and local APICs, and beside them the IOAPIC. Has no state and may be used
 * by any thread.
 */
record RoutingArrangement(String id) implements Arrangement {
	private static final double CHANNEL = 1.5 * DiagramStyle.COLUMN_GAP;

	@Override
	public boolean flows() {
		return true;
	}

	/** Runs stand beside each other, and the IOAPIC beside all other targets. */
	@Override
	public Object stack(Node node) {
		return RouteSelection.isRun(node.id()) ? node.id()
				: node.role() == Role.IOAPIC ? node.role() : RoutingDiagram.column(node);
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return List.of();
	}

	@Override
	public Map<String, Point> places(Diagram diagram) {
		Map<String, Point> places = new HashMap<>();
		List<Node> sources = column(diagram, RoutingDiagram.Column.SOURCES);
		double left = sources.isEmpty() ? 0 : DiagramStyle.snapUp(width(sources) + CHANNEL);
		List<Node> blocks = column(diagram, RoutingDiagram.Column.TABLE).stream()
				.filter(node -> !RouteSelection.isRun(node.id())).toList();
		double bottom = stack(blocks, left, 0, places);
		double width = width(blocks);
		runs(column(diagram, RoutingDiagram.Column.TABLE).stream()
				.filter(node -> RouteSelection.isRun(node.id())).toList(), new Point(left, bottom), width, places);
		beside(diagram, sources, places);
		targets(column(diagram, RoutingDiagram.Column.TARGETS), DiagramStyle.snapUp(left + width + CHANNEL), places);
		return places;
	}

	/** The IOAPIC is as high as both PICs, and stands beside them; local APICs stand below the PICs. */
	private static void targets(List<Node> targets, double left, Map<String, Point> places) {
		List<Node> pins = targets.stream().filter(node -> node.role() == Role.IOAPIC).toList();
		List<Node> others = targets.stream().filter(node -> node.role() != Role.IOAPIC).toList();
		stack(others, left, 0, places);
		stack(pins, others.isEmpty() ? left : DiagramStyle.snapUp(left + width(others) + CHANNEL), 0, places);
	}

	private static List<Node> column(Diagram diagram, RoutingDiagram.Column column) {
		return diagram.nodes().stream().filter(node -> RoutingDiagram.column(node) == column).toList();
	}

	private static double width(List<Node> nodes) {
		return nodes.stream().mapToDouble(node -> node.bounds().width()).max().orElse(0);
	}

	/** One below the other; answers where the next one would stand. */
	private static double stack(List<Node> nodes, double left, double top, Map<String, Point> places) {
		double y = top;
		for (Node node : nodes) {
			places.put(node.id(), new Point(left, y));
			y = DiagramStyle.snapUp(y + node.bounds().height() + DiagramStyle.NODE_GAP);
		}
		return y;
	}

	/** In lines as wide as the table. */
	private static void runs(List<Node> runs, Point corner, double width, Map<String, Point> places) {
		double x = corner.x();
		double y = corner.y();
		double height = 0;
		for (Node run : runs) {
			if (x > corner.x() && x + run.bounds().width() > corner.x() + width) {
				x = corner.x();
				y = DiagramStyle.snapUp(y + height + DiagramStyle.NODE_GAP);
				height = 0;
			}
			places.put(run.id(), new Point(x, y));
			x = DiagramStyle.snapUp(x + run.bounds().width() + DiagramStyle.NODE_GAP);
			height = Math.max(height, run.bounds().height());
		}
	}

	private static void beside(Diagram diagram, List<Node> sources, Map<String, Point> places) {
		Map<String, Double> heights = new HashMap<>();
		for (Link link : diagram.links())
			diagram.node(link.to().node()).filter(node -> places.containsKey(node.id()))
					.map(node -> node.at(places.get(node.id()).x(), places.get(node.id()).y()))
					.ifPresent(node -> heights.merge(link.from().node(), node.port(link.to().row(), Side.LEFT).y(),
							Math::min));
		List<Node> ordered = new ArrayList<>(sources);
		ordered.sort(Comparator.comparing(node -> heights.getOrDefault(node.id(), 0.0)));
		double y = 0;
		for (Node node : ordered) {
			double wanted = heights.getOrDefault(node.id(), 0.0) - 2 * DiagramStyle.GRID;
			y = Math.max(y, DiagramStyle.snap(wanted));
			places.put(node.id(), new Point(0, y));
			y = DiagramStyle.snapUp(y + node.bounds().height() + DiagramStyle.NODE_GAP);
		}
	}
}
