package org.irqscope.scene.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Side;
import org.irqscope.scene.text.Fonts;

/**
 * Finds level and upright ways for links around nodes: short, with few bends and crossings, side by side where they
 * share a channel. Links of one bundle may share a line. For pictures of up to some thousand lines; used by one thread.
 */
public final class OrthogonalRouter {
	/** How far a line runs straight out of its node. */
	private static final double STUB = 12;
	private static final int TRACKS = 4, MOST_WRAPPING = 16;

	private final Map<String, Node> nodes = new HashMap<>();
	private final Collection<Node> all;

	/** A router around nodes that have their places. */
	public OrthogonalRouter(Collection<Node> nodes) {
		this.all = nodes;
		for (Node node : nodes)
			this.nodes.put(node.id(), node);
	}

	/** The routes of links, in the order of the links; a link to a node that is not there is left out. */
	public List<Route> route(List<Link> links) {
		Map<Link, List<Point>> ways = new HashMap<>();
		route(links, (link, points) -> {
			ways.put(link, points);
			return true;
		});
		return Labels.placed(Crossings.marked(links.stream().filter(ways::containsKey)
				.map(link -> new Route(link, ways.get(link))).toList()), all.stream().map(Node::bounds).toList(),
				Fonts.MEASURE);
	}

	/**
	 * Finds the ways of links one after the other, the nearest ends first.
	 *
	 * @param found is told of each way, and answers false when no more are wanted
	 */
	void route(List<Link> links, BiPredicate<Link, List<Point>> found) {
		List<Link> valid = links.stream()
				.filter(link -> nodes.containsKey(link.from().node()) && nodes.containsKey(link.to().node())).toList();
		RoutingGrid grid = grid(valid);
		LineSearch search = new LineSearch(grid, valid.size());
		Bundles bundles = new Bundles(valid);
		Map<Link.Port, Integer> owners = new HashMap<>();
		for (Link link : valid.stream().sorted(Comparator.comparing(Link::kind).thenComparing(this::span)).toList()) {
			boolean shares = owners.containsKey(bundles.of(link));
			int owner = owners.computeIfAbsent(bundles.of(link), port -> owners.size() + 1);
			if (!found.test(link, way(grid, search, link, owner, shares)))
				return;
		}
	}

	private double span(Link link) {
		return point(link.from()).distance(point(link.to()));
	}

	private Point point(Link.Port port) {
		return nodes.get(port.node()).port(port.row(), port.side());
	}

	private static Point stub(Point port, Side side) {
		return switch (side) {
		case LEFT -> port.plus(-STUB, 0);
		case RIGHT -> port.plus(STUB, 0);
		case TOP -> port.plus(0, -STUB);
		case BOTTOM -> port.plus(0, STUB);
		};
	}

	/** The direction away from a node: 0 right, 1 down, 2 left, 3 up. */
	private static int outwards(Side side) {
		return switch (side) {
		case RIGHT -> 0;
		case BOTTOM -> 1;
		case LEFT -> 2;
		case TOP -> 3;
		};
	}

	private RoutingGrid grid(List<Link> links) {
		TreeSet<Double> xs = new TreeSet<>();
		TreeSet<Double> ys = new TreeSet<>();
		for (Node node : all)
			for (int track = 0; track < TRACKS; track++) {
				double out = STUB + track * DiagramStyle.LINE_GAP;
				xs.add(node.bounds().x() - out);
				xs.add(node.bounds().right() + out);
				ys.add(node.bounds().y() - out);
				ys.add(node.bounds().bottom() + out);
			}
		for (Link link : links)
			for (Link.Port port : List.of(link.from(), link.to())) {
				Point stub = stub(point(port), port.side());
				xs.add(stub.x());
				ys.add(stub.y());
			}
		between(ys);
		wrapping(links, xs);
		return new RoutingGrid(all, xs, ys);
	}

	/** Lines that go back to the left, as from the end of a band, have a track each at the right. */
	private void wrapping(List<Link> links, TreeSet<Double> xs) {
		List<Link> back = links.stream().filter(link -> link.from().side() == Side.RIGHT
				&& link.to().side() == Side.LEFT && point(link.to()).x() < point(link.from()).x()).toList();
		double right = back.stream().mapToDouble(link -> point(link.from()).x()).max().orElse(0);
		for (int track = 0; track < Math.min(MOST_WRAPPING, back.size()); track++)
			xs.add(right + STUB + track * DiagramStyle.LINE_GAP);
	}

	/** Between bands of nodes there is room for lines in the lower half, and in the upper one for titles. */
	private void between(TreeSet<Double> ys) {
		double free = Double.POSITIVE_INFINITY;
		for (Rect node : all.stream().map(Node::bounds).sorted(Comparator.comparing(Rect::y)).toList()) {
			double top = node.y();
			for (double out = STUB; out <= (top - free) / 2; out += DiagramStyle.LINE_GAP)
				ys.add(top - out);
			free = free == Double.POSITIVE_INFINITY ? node.bottom() : Math.max(free, node.bottom());
		}
	}

	private List<Point> way(RoutingGrid grid, LineSearch search, Link link, int owner, boolean shares) {
		Point from = point(link.from());
		Point to = point(link.to());
		Point start = stub(from, link.from().side());
		Point goal = stub(to, link.to().side());
		List<Integer> cells = search.find(new LineSearch.Errand(grid.cell(start), outwards(link.from().side()),
				grid.cell(goal), (outwards(link.to().side()) + 2) % LineSearch.DIRECTIONS, owner,
				link.kind() == Link.Kind.RETURN ? Math.max(start.y(), goal.y()) : Double.NEGATIVE_INFINITY, shares));
		for (int at = 1; at < cells.size(); at++)
			grid.take(cells.get(at - 1), cells.get(at), owner);
		List<Point> points = new ArrayList<>();
		points.add(from);
		if (cells.isEmpty()) {
			points.add(start);
			points.add(new Point(goal.x(), start.y()));
			points.add(goal);
		} else
			cells.forEach(cell -> points.add(grid.point(cell)));
		points.add(to);
		return straightened(points);
	}

	/** The same way without points in the middle of a straight piece. */
	private static List<Point> straightened(List<Point> points) {
		List<Point> kept = new ArrayList<>();
		for (Point point : points) {
			int last = kept.size() - 1;
			if (last >= 0 && kept.get(last).equals(point))
				continue;
			if (last > 0 && inLine(kept.get(last - 1), kept.get(last), point))
				kept.remove(last);
			kept.add(point);
		}
		return List.copyOf(kept);
	}

	private static boolean inLine(Point a, Point b, Point c) {
		return a.x() == b.x() && b.x() == c.x() || a.y() == b.y() && b.y() == c.y();
	}
}
