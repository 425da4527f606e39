package org.irqscope.scene.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.irqscope.scene.Boxes;
import org.irqscope.scene.Letters;
import org.irqscope.scene.Link;
import org.irqscope.scene.Point;
import org.irqscope.scene.Shape;
import org.irqscope.scene.Shape.Segment;
import org.irqscope.scene.Side;
import org.irqscope.scene.paint.NotingCanvas.Filled;
import org.irqscope.scene.paint.NotingCanvas.Stroked;
import org.irqscope.scene.paint.NotingCanvas.Written;
import org.irqscope.scene.route.Labels;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.Test;

/** Lines have round bends, hop over each other, and show what they carry and whether they can. */
class RoutePainterTest {
	private static final Link.Port END = new Link.Port("", "", Side.LEFT);

	private static Route route(Link.Kind kind, Link.State state, String label, double... coordinates) {
		List<Point> points = new ArrayList<>();
		for (int at = 0; at < coordinates.length; at += 2)
			points.add(new Point(coordinates[at], coordinates[at + 1]));
		return new Route(new Link("l", END, END, kind, state, label), points);
	}

	private static Route route(double... coordinates) {
		return route(Link.Kind.INTERRUPT, Link.State.ARMED, "", coordinates);
	}

	private static NotingCanvas painted(Route route, Route... crossed) {
		List<Shape.Line> pieces = new ArrayList<>();
		for (Route other : crossed)
			pieces.addAll(other.pieces());
		NotingCanvas canvas = new NotingCanvas();
		List<Route> all = new ArrayList<>(List.of(new Route(route.link(), route.points(), pieces, Optional.empty())));
		all.addAll(List.of(crossed));
		new RoutePainter(canvas, Theme.LIGHT).paint(Labels.placed(all, List.of(), Letters.MEASURE).get(0));
		return canvas;
	}

	private static List<Segment> path(NotingCanvas canvas) {
		return ((Shape.Path) canvas.marks(Stroked.class).get(0).shape()).segments();
	}

	private static Stroke stroke(Link.Kind kind, Link.State state) {
		return painted(route(kind, state, "", 0, 0, 100, 0)).marks(Stroked.class).get(0).stroke();
	}

	@Test
	void bendIsRoundBySixPixels() {
		List<Segment> path = path(painted(route(0, 0, 40, 0, 40, 80)));
		assertEquals(List.of(new Segment.Move(new Point(0, 0)), new Segment.To(new Point(34, 0)),
				new Segment.Curve(new Point(40, 0), new Point(40, 6))), path.subList(0, 3));
	}

	@Test
	void bendsThatAreCloseTogetherShareTheirPiece() {
		List<Segment> path = path(painted(route(0, 0, 40, 0, 40, 8, 80, 8)));
		assertEquals(new Segment.Curve(new Point(40, 0), new Point(40, 4)), path.get(2));
		assertEquals(new Segment.Curve(new Point(40, 8), new Point(44, 8)), path.get(path.size() - 2));
	}

	@Test
	void levelLineHopsOverAnUprightOne() {
		Route upright = route(50, -40, 50, 40);
		List<Segment> hops = path(painted(route(0, 0, 100, 0), upright)).stream()
				.filter(Segment.Curve.class::isInstance).toList();
		assertEquals(2, hops.size());
		assertEquals(new Point(50, -5), hops.get(0).end(), "the top of the hop");
		assertEquals(0, path(painted(upright, route(0, 0, 100, 0))).stream().filter(Segment.Curve.class::isInstance)
				.count());
	}

	@Test
	void lineHopsInTheOrderOfItsWay() {
		List<Segment> backwards = path(painted(route(100, 0, 0, 0), route(20, -40, 20, 40), route(70, -40, 70, 40)));
		List<Double> xs = backwards.stream().map(segment -> segment.end().x()).toList();
		assertEquals(xs.stream().sorted((a, b) -> Double.compare(b, a)).toList(), xs);
	}

	@Test
	void lineThatOnlyTouchesIsNotHoppedOver() {
		assertTrue(path(painted(route(0, 0, 100, 0), route(50, 0, 50, 40), route(100, -40, 100, 40))).stream()
				.noneMatch(Segment.Curve.class::isInstance));
	}

	@Test
	void arrowPointsAtTheEnd() {
		Shape.Line arrow = (Shape.Line) painted(route(0, 0, 100, 0)).marks(Filled.class).get(0).shape();
		assertEquals(new Point(100, 0), arrow.points().get(0));
		assertTrue(arrow.points().subList(1, 3).stream()
				.allMatch(point -> point.x() == 93 && Math.abs(point.y()) == 3.5));
	}

	@Test
	void armedIsSolidIdleIsDashedAndUsedIsThick() {
		Stroke armed = stroke(Link.Kind.INTERRUPT, Link.State.ARMED);
		Stroke used = stroke(Link.Kind.INTERRUPT, Link.State.IN_USE);
		assertFalse(armed.dashed() || used.dashed());
		assertTrue(stroke(Link.Kind.INTERRUPT, Link.State.IDLE).dashed());
		assertTrue(used.width() > armed.width());
		assertEquals(Theme.LIGHT.accent(), used.ink());
	}

	@Test
	void hardwareIsADoubledLine() {
		List<Stroked> strokes = painted(route(Link.Kind.HARDWARE, Link.State.ARMED, "", 0, 0, 100, 0))
				.marks(Stroked.class);
		assertEquals(2, strokes.size());
		assertEquals(Theme.LIGHT.canvas(), strokes.get(1).stroke().ink());
		assertTrue(strokes.get(1).stroke().width() < strokes.get(0).stroke().width());
	}

	@Test
	void labelStandsAboveTheLongestLevelPieceWhereItBegins() {
		Written label = painted(route(Link.Kind.RETURN, Link.State.ARMED, "EOI", 0, 0, 20, 0, 20, 50, 120, 50))
				.marks(Written.class).get(0);
		assertEquals(20 + 24, label.area().x(), 1e-9);
		assertTrue(label.area().bottom() < 50 && label.area().y() > 30, label.toString());
	}

	@Test
	void labelStandsBelowWhereAnotherLineRunsAbove() {
		Route lower = route(Link.Kind.RETURN, Link.State.ARMED, "EOI", 0, 50, 200, 50);
		Route upper = route(Link.Kind.RETURN, Link.State.ARMED, "EOI", 0, 42, 200, 42);
		Written label = painted(lower, upper).marks(Written.class).get(0);
		assertTrue(label.area().y() > 50, label.toString());
		assertTrue(painted(upper, lower).marks(Written.class).get(0).area().bottom() < 42, "there is room above");
	}

	@Test
	void labelThatHasNoRoomIsLeftOut() {
		assertEquals(List.of(), painted(route(Link.Kind.RETURN, Link.State.ARMED, "a long label", 0, 0, 30, 0))
				.marks(Written.class));
	}

	@Test
	void lineInUseIsPaintedLast() {
		List<String> elements = Boxes.painted(Boxes.everything(), Theme.LIGHT).elements();
		assertTrue(elements.indexOf("IN_USEINTERRUPT") > elements.indexOf("IDLEHARDWARE"));
	}

	@Test
	void everyElementOfAPictureHasANameOfItsOwn() {
		List<String> elements = Boxes.painted(Boxes.everything(), Theme.LIGHT).elements();
		assertEquals(elements.size(), new HashSet<>(elements).size(), elements.toString());
	}
}
