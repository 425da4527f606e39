package org.irqscope.scene.layout;

import static org.irqscope.scene.Boxes.box;
import static org.irqscope.scene.Boxes.link;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Side;
import org.irqscope.scene.route.Route;
import org.junit.jupiter.api.Test;

/** The token's place is a function of the way and of time. */
class MotionTest {
	private static final int FRAMES = 200;
	private static final Link FIRST = link("a", Side.RIGHT, "b", Side.LEFT),
			SECOND = link("b", Side.RIGHT, "c", Side.LEFT);
	private final Scene scene = Scene.of(
			new Diagram(List.of(box("a", 0, 0), box("b", 168, 160), box("c", 336, 40), box("d", 504, 40)),
					List.of(FIRST, SECOND)),
			List.of(), Legend.none());

	private Motion motion(String from, String to) {
		return Motion.to(scene, Optional.of(new Link.Port(from, "", Side.RIGHT)), scene.node(to).orElseThrow(),
				"GSI 4");
	}

	private Route route(Link link) {
		return scene.routes().stream().filter(route -> route.link().equals(link)).findFirst().orElseThrow();
	}

	/** How far along a route a point lies, or -1. */
	private static double along(Route route, Point point) {
		double before = 0;
		for (int at = 1; at < route.points().size(); at++) {
			Point from = route.points().get(at - 1);
			Point to = route.points().get(at);
			if (Math.abs(from.distance(point) + point.distance(to) - from.distance(to)) < 1e-6)
				return before + from.distance(point);
			before += from.distance(to);
		}
		return -1;
	}

	private Point rest(String node) {
		Rect bounds = scene.node(node).orElseThrow().bounds();
		return new Point(bounds.x() + 48, bounds.y() - 4);
	}

	@Test
	void tokenStartsWhereItsLineStarts() {
		assertEquals(route(FIRST).start(), motion("a", "b").at(0).at());
		assertEquals(route(FIRST).start(), motion("a", "b").at(-1).at(), "before time begins");
	}

	@Test
	void tokenRestsOnTheEdgeOfItsGoal() {
		assertEquals(rest("b"), motion("a", "b").at(1).at());
		assertEquals(rest("b"), motion("a", "b").at(7).at(), "long after");
	}

	@Test
	void tokenArrivesAtTheEndOfItsLine() {
		assertTrue(motion("a", "b").at(1 - 1e-9).at().distance(route(FIRST).end()) < 1e-3);
	}

	@Test
	void tokenOnlyEverGoesForwardOnItsLine() {
		double last = -1;
		for (int frame = 0; frame < FRAMES; frame++) {
			double here = along(route(FIRST), motion("a", "b").at(frame / (double) FRAMES).at());
			assertTrue(here > last, "frame " + frame + ": " + here + " after " + last);
			last = here;
		}
	}

	@Test
	void speedIsConstantBetweenTheEnds() {
		Route route = route(FIRST);
		double step = 0.02;
		double expected = 0;
		for (double time = 0.2; time < 0.78; time += step) {
			double gone = along(route, motion("a", "b").at(time + step).at()) - along(route,
					motion("a", "b").at(time).at());
			expected = expected == 0 ? gone : expected;
			assertEquals(expected, gone, 1e-6, "at " + time);
		}
		assertTrue(expected > route.length() * step, "it has to make up for the ends");
	}

	@Test
	void tokenStartsAndStopsGently() {
		Route route = route(FIRST);
		double full = route.length() * 0.02;
		assertTrue(along(route, motion("a", "b").at(0.02).at()) < full / 2);
		assertTrue(route.length() - along(route, motion("a", "b").at(0.98).at()) < full / 2);
		assertEquals(route.length() / 2, along(route, motion("a", "b").at(0.5).at()), 1e-6,
				"in the middle at half time");
	}

	@Test
	void tokenFollowsSeveralLines() {
		Motion motion = motion("a", "c");
		assertEquals(Set.of(FIRST.id(), SECOND.id()), motion.links());
		assertEquals(route(FIRST).start(), motion.at(0).at());
		boolean second = false;
		for (int frame = 0; frame < FRAMES; frame++) {
			Point here = motion.at(frame / (double) FRAMES).at();
			boolean onSecond = along(route(SECOND), here) >= 0;
			assertTrue(onSecond || along(route(FIRST), here) >= 0, "off the lines in frame " + frame);
			assertTrue(onSecond || !second, "back on the first line in frame " + frame);
			second = onSecond;
		}
		assertTrue(second);
		assertEquals(rest("c"), motion.at(1).at());
	}

	@Test
	void anAcknowledgementGoesBackAlongTheLines() {
		Motion motion = Motion.back(scene, Optional.of(new Link.Port("c", "", Side.LEFT)),
				scene.node("a").orElseThrow(),
				"vector 52");
		assertEquals(Set.of(FIRST.id(), SECOND.id()), motion.links());
		assertEquals(route(SECOND).end(), motion.at(0).at());
		assertTrue(motion.at(1 - 1e-9).at().distance(route(FIRST).start()) < 1e-3);
	}

	@Test
	void tokenAppearsWhereNoLineLeads() {
		for (Motion motion : List.of(motion("a", "d"), motion("c", "a"), motion("a", "a"),
				Motion.to(scene, Optional.empty(), scene.node("b").orElseThrow(), "52"))) {
			assertFalse(motion.travels());
			assertEquals(motion.at(1).at(), motion.at(0).at());
			assertEquals(Set.of(), motion.links());
		}
		assertTrue(motion("a", "b").travels());
	}

	@Test
	void lineIsInUseWhileTheTokenTravelsIt() {
		Scene moved = motion("a", "b").scene(0.5);
		assertEquals("GSI 4", moved.token().orElseThrow().text());
		assertEquals(List.of(Link.State.IN_USE, Link.State.ARMED),
				moved.routes().stream().map(route -> route.link().state()).toList());
		assertEquals(scene.bounds(), moved.bounds(), "nothing else moves");
	}
}
