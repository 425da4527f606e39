package org.irqscope.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Finds level and upright ways for links around nodes: short, with few bends and crossings, side by side where they
 * share a channel. Links from one port may share a line. For pictures of up to some hundred nodes.
 */
public final class OrthogonalRouter {
	/** How far a line runs straight out of its node. */
	private static final double STUB = 12;
	private static final int TRACKS = 4;
	private static final double BEND_COST = 40, CROSSING_COST = 60, OVERLAP_COST = 2000;
	/** What goes back runs below: a level piece above the lower end costs so much more. */
	private static final double ABOVE_COST = 3;
	private static final int DIRECTIONS = 4;

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
		List<Link> valid = links.stream()
				.filter(link -> nodes.containsKey(link.from().node()) && nodes.containsKey(link.to().node())).toList();
		RoutingGrid grid = grid(valid);
		Map<Link.Port, Integer> owners = new HashMap<>();
		Map<Link, Route> routes = new HashMap<>();
		for (Link link : valid.stream().sorted(Comparator.comparing(Link::kind).thenComparing(this::span)).toList()) {
			int owner = owners.computeIfAbsent(link.from(), port -> owners.size() + 1);
			routes.put(link, new Route(link, way(grid, link, owner)));
		}
		return valid.stream().map(routes::get).toList();
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
		return new RoutingGrid(all, xs, ys);
	}

	private List<Point> way(RoutingGrid grid, Link link, int owner) {
		Point from = point(link.from());
		Point to = point(link.to());
		Point start = stub(from, link.from().side());
		Point goal = stub(to, link.to().side());
		int leaving = outwards(link.from().side());
		int arriving = (outwards(link.to().side()) + 2) % DIRECTIONS;
		List<Integer> cells = new Search(grid, grid.cell(goal), owner, arriving,
				link.kind() == Link.Kind.RETURN ? Math.max(start.y(), goal.y()) : Double.NEGATIVE_INFINITY)
						.from(grid.cell(start), leaving);
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

	/** One search from a stub to another, by A*. A state is a cell and the direction in which it was entered. */
	private static final class Search {
		private final RoutingGrid grid;
		private final int goal;
		private final int owner;
		private final int arriving;
		private final double ceiling;
		private final double[] cost;
		private final int[] previous;
		private final PriorityQueue<double[]> open = new PriorityQueue<>(Comparator.comparingDouble(entry -> entry[0]));

		Search(RoutingGrid grid, int goal, int owner, int arriving, double ceiling) {
			this.grid = grid;
			this.goal = goal;
			this.owner = owner;
			this.arriving = arriving;
			this.ceiling = ceiling;
			this.cost = new double[grid.cells() * DIRECTIONS];
			this.previous = new int[cost.length];
			Arrays.fill(cost, Double.MAX_VALUE);
			Arrays.fill(previous, -1);
		}

		/** The cells from start to goal, both included; none when nodes leave no way. */
		List<Integer> from(int start, int leaving) {
			int first = start * DIRECTIONS + leaving;
			cost[first] = 0;
			open.add(new double[] { estimate(start), first });
			while (!open.isEmpty()) {
				double[] entry = open.poll();
				int state = (int) entry[1];
				if (state / DIRECTIONS == goal && (state % DIRECTIONS == arriving || previous[state] < 0))
					return path(state);
				if (entry[0] <= cost[state] + estimate(state / DIRECTIONS) + 1e-9)
					expand(state);
			}
			return List.of();
		}

		private void expand(int state) {
			int cell = state / DIRECTIONS;
			int direction = state % DIRECTIONS;
			if (cell == goal)
				relax(state, cell * DIRECTIONS + arriving, cost[state] + BEND_COST);
			for (int next = 0; next < DIRECTIONS; next++) {
				if (next == (direction + 2) % DIRECTIONS)
					continue;
				int neighbour = grid.neighbour(cell, next);
				if (neighbour < 0)
					continue;
				double step = grid.point(cell).distance(grid.point(neighbour));
				int taken = grid.taken(cell, neighbour);
				double price = cost[state] + step + (next == direction ? 0 : BEND_COST);
				if (taken != RoutingGrid.FREE)
					price += taken == owner ? -step / 2 : OVERLAP_COST;
				if (next % 2 == 0 && grid.point(cell).y() < ceiling)
					price += step * ABOVE_COST;
				if (grid.crossed(neighbour, next, owner))
					price += CROSSING_COST;
				relax(state, neighbour * DIRECTIONS + next, price);
			}
		}

		private void relax(int from, int to, double price) {
			if (price >= cost[to])
				return;
			cost[to] = price;
			previous[to] = from;
			open.add(new double[] { price + estimate(to / DIRECTIONS), to });
		}

		/** Half the distance, since a shared line is half as dear. */
		private double estimate(int cell) {
			Point here = grid.point(cell);
			Point there = grid.point(goal);
			return (Math.abs(here.x() - there.x()) + Math.abs(here.y() - there.y())) / 2;
		}

		private List<Integer> path(int last) {
			List<Integer> cells = new ArrayList<>();
			for (int state = last; state >= 0; state = previous[state])
				if (cells.isEmpty() || cells.get(0) != state / DIRECTIONS)
					cells.add(0, state / DIRECTIONS);
			return cells;
		}
	}
}
