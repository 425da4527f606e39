package org.irqscope.scene.route;

import static org.irqscope.scene.Boxes.box;
import static org.irqscope.scene.Boxes.link;
import static org.irqscope.scene.Boxes.pieces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines go level and upright around nodes, and side by side. */
class OrthogonalRouterTest {
	private static final double COLUMN = 112 + DiagramStyle.COLUMN_GAP;
	private static final double ROW = 56 + DiagramStyle.NODE_GAP;

	private static List<Node> grid(int columns, int rows) {
		return grid(columns, rows, COLUMN);
	}

	private static List<Node> grid(int columns, int rows, double distance) {
		List<Node> nodes = new ArrayList<>();
		for (int column = 0; column < columns; column++)
			for (int row = 0; row < rows; row++)
				nodes.add(box("n" + column + row, column * distance, row * ROW));
		return nodes;
	}

	private static List<Route> route(List<Node> nodes, Link... links) {
		return new OrthogonalRouter(nodes).route(List.of(links));
	}

	/** Level or upright, without doubling back, and outside all nodes. */
	private static void assertClean(Route route, List<Node> nodes) {
		List<Point> points = route.points();
		for (int at = 1; at < points.size(); at++) {
			Point from = points.get(at - 1);
			Point to = points.get(at);
			assertTrue(from.x() == to.x() ^ from.y() == to.y(), "slanting or empty: " + points);
			if (at > 1)
				assertTrue(from.x() == to.x() ^ points.get(at - 2).x() == from.x(),
						"no bend at " + from + ": " + points);
		}
		for (Rect piece : pieces(route))
			for (Node node : nodes)
				assertFalse(through(piece, node.bounds()), route.link().id() + " through " + node.id() + ": " + points);
	}

	private static boolean through(Rect piece, Rect node) {
		return piece.x() < node.right() && node.x() < piece.right() && piece.y() < node.bottom()
				&& node.y() < piece.bottom()
				|| piece.width() == 0 && piece.x() > node.x() && piece.x() < node.right() && piece.y() < node.bottom()
						&& node.y() < piece.bottom()
				|| piece.height() == 0 && piece.y() > node.y() && piece.y() < node.bottom() && piece.x() < node.right()
						&& node.x() < piece.right();
	}

	@Test
	void portsOnOneLevelAreJoinedByAStraightLine() {
		Route route = route(grid(2, 1), link("n00", Side.RIGHT, "n10", Side.LEFT)).get(0);
		assertEquals(List.of(new Point(112, 16), new Point(COLUMN, 16)), route.points());
	}

	@Test
	void lineGoesAroundTheNodeInItsWay() {
		List<Node> nodes = grid(3, 1);
		Route route = route(nodes, link("n00", Side.RIGHT, "n20", Side.LEFT)).get(0);
		assertClean(route, nodes);
		assertEquals(new Point(112, 16), route.start());
		assertEquals(new Point(2 * COLUMN, 16), route.end());
	}

	@ParameterizedTest
	@EnumSource
	void lineLeavesAndArrivesAtRightAnglesToItsSides(Side side) {
		List<Node> nodes = grid(3, 3);
		for (Side in : Side.values()) {
			Route route = route(nodes, link("n11", side, "n22", in)).get(0);
			assertClean(route, nodes);
			assertOutwards(route.start(), route.points().get(1), side);
			assertOutwards(route.end(), route.points().get(route.points().size() - 2), in);
		}
	}

	private static void assertOutwards(Point port, Point next, Side side) {
		double out = switch (side) {
		case LEFT -> port.x() - next.x();
		case RIGHT -> next.x() - port.x();
		case TOP -> port.y() - next.y();
		case BOTTOM -> next.y() - port.y();
		};
		assertTrue(out >= DiagramStyle.GRID, side + ": " + port + " to " + next);
	}

	@Test
	void lineOfARowBeginsAtTheRow() {
		Link link = new Link("l", new Link.Port("n00", "row", Side.RIGHT), new Link.Port("n10", "row", Side.LEFT),
				Link.Kind.INTERRUPT, Link.State.ARMED, "");
		assertEquals(new Point(112, 40), route(grid(2, 1), link).get(0).start());
	}

	@Test
	void noLineRunsThroughANodeWhereverNodesStand() {
		Random random = new Random(14);
		for (int picture = 0; picture < 60; picture++) {
			List<Node> nodes = new ArrayList<>();
			for (int at = 0; at < 12; at++)
				nodes.add(box("n" + at, at % 4 * (COLUMN + 8 * random.nextInt(5)) + 8 * random.nextInt(4) * (at % 4),
						at / 4 * (ROW + 24) + 8 * random.nextInt(4)));
			nodes.removeIf(node -> nodes.stream()
					.anyMatch(other -> other != node && other.bounds().grown(23).intersects(node.bounds())));
			List<Link> links = new ArrayList<>();
			for (int at = 0; at < 14; at++)
				links.add(link(any(nodes, random), any(Side.values(), random), any(nodes, random),
						any(Side.values(), random), any(Link.Kind.values(), random)));
			links.removeIf(link -> link.from().node().equals(link.to().node()));
			for (Route route : new OrthogonalRouter(nodes).route(links))
				assertClean(route, nodes);
		}
	}

	private static String any(List<Node> nodes, Random random) {
		return nodes.get(random.nextInt(nodes.size())).id();
	}

	private static <T> T any(T[] values, Random random) {
		return values[random.nextInt(values.length)];
	}

	@Test
	void linesThatShareAChannelRunEightPixelsApart() {
		// One more track than lines, since two of them change places.
		List<Node> nodes = grid(2, 4, COLUMN + DiagramStyle.LINE_GAP);
		List<Route> routes = route(nodes, link("n00", Side.RIGHT, "n13", Side.LEFT),
				link("n01", Side.RIGHT, "n12", Side.LEFT),
				link("n02", Side.RIGHT, "n11", Side.LEFT), link("n03", Side.RIGHT, "n10", Side.LEFT));
		TreeSet<Double> tracks = new TreeSet<>();
		for (Route route : routes) {
			assertClean(route, nodes);
			pieces(route).stream().filter(piece -> piece.height() > 0).forEach(piece -> tracks.add(piece.x()));
		}
		assertTrue(tracks.size() >= 4, "each has a track of its own: " + tracks);
		for (double track : tracks.tailSet(tracks.first(), false))
			assertEquals(DiagramStyle.LINE_GAP, track - tracks.lower(track), tracks.toString());
	}

	@Test
	void linesOfDifferentPortsNeverLieOnEachOther() {
		List<Node> nodes = grid(3, 4);
		List<Link> links = new ArrayList<>();
		for (int row = 0; row < 4; row++) {
			links.add(link("n0" + row, Side.RIGHT, "n2" + (3 - row), Side.LEFT));
			links.add(link("n2" + row, Side.BOTTOM, "n0" + row, Side.BOTTOM, Link.Kind.RETURN));
		}
		List<Route> routes = new OrthogonalRouter(nodes).route(links);
		for (Route one : routes)
			for (Route other : routes)
				if (!one.link().from().equals(other.link().from()))
					for (Rect piece : pieces(one))
						for (Rect beside : pieces(other))
							assertFalse(covers(piece, beside), one.link().id() + " on " + other.link().id() + ": "
									+ piece);
	}

	/** True when two parallel pieces share more than a point, away from the ports that they share. */
	private static boolean covers(Rect piece, Rect other) {
		boolean upright = piece.width() == 0 && other.width() == 0 && piece.x() == other.x();
		boolean level = piece.height() == 0 && other.height() == 0 && piece.y() == other.y();
		double below = Math.min(piece.bottom(), other.bottom()) - Math.max(piece.y(), other.y());
		double beside = Math.min(piece.right(), other.right()) - Math.max(piece.x(), other.x());
		return upright && below > 12 || level && beside > 12;
	}

	@Test
	void linesOfOnePortShareTheirWay() {
		List<Node> nodes = grid(2, 3);
		List<Route> routes = route(nodes, link("n00", Side.RIGHT, "n11", Side.LEFT),
				link("n00", Side.RIGHT, "n12", Side.LEFT));
		assertEquals(routes.get(0).points().get(1), routes.get(1).points().get(1), "they bend at the same place");
	}

	@Test
	void whatGoesBackRunsBelow() {
		List<Node> nodes = grid(3, 1);
		Route route = route(nodes, link("n20", Side.BOTTOM, "n00", Side.BOTTOM, Link.Kind.RETURN)).get(0);
		assertClean(route, nodes);
		assertTrue(pieces(route).stream().filter(piece -> piece.width() > 0).allMatch(piece -> piece.y() > 56));
	}

	@Test
	void routesComeInTheOrderOfTheLinksWithoutThoseThatLeadNowhere() {
		Link first = link("n11", Side.BOTTOM, "n00", Side.BOTTOM, Link.Kind.RETURN);
		Link second = link("n00", Side.RIGHT, "n10", Side.LEFT);
		List<Route> routes = route(grid(2, 2), first, link("n00", Side.RIGHT, "gone", Side.LEFT), second);
		assertEquals(List.of(first, second), routes.stream().map(Route::link).toList());
	}

	@Test
	void samePictureHasTheSameLines() {
		Link[] links = { link("n00", Side.RIGHT, "n21", Side.LEFT), link("n01", Side.RIGHT, "n20", Side.LEFT) };
		assertEquals(route(grid(3, 2), links), route(grid(3, 2), links));
	}

	@Test
	void lineBetweenNodesThatLeaveNoWayStillJoinsItsPorts() {
		List<Node> nodes = List.of(box("a", 0, 0), box("b", 112, 0), box("c", 224, 0));
		Route route = route(nodes, link("a", Side.RIGHT, "c", Side.LEFT)).get(0);
		assertEquals(nodes.get(0).port("", Side.RIGHT), route.start());
		assertEquals(nodes.get(2).port("", Side.LEFT), route.end());
	}
}
