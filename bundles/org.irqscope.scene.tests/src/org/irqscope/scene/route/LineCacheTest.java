package org.irqscope.scene.route;

import static org.irqscope.scene.Boxes.box;
import static org.irqscope.scene.Boxes.link;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Side;
import org.junit.jupiter.api.Test;

/** Lines are found once for a placement, and kept until a node moves. */
class LineCacheTest {
	private final Link near = link("a", Side.RIGHT, "b", Side.LEFT);
	private final Link far = link("a", Side.BOTTOM, "c", Side.BOTTOM, Link.Kind.RETURN);
	private final LineCache cache = new LineCache();

	private Diagram diagram(double place, Link... links) {
		return new Diagram(List.of(box("a", 0, 0), box("b", 200, 40), box("c", place, 120)), List.of(links));
	}

	@Test
	void aLineOfAnotherStateKeepsItsWay() {
		Route first = cache.routed(diagram(400, near, far)).get(0);
		Diagram idle = diagram(400, near.with(Link.State.IDLE), far);
		assertTrue(cache.known(idle).complete());
		Route second = cache.known(idle).routes().get(0);
		assertSame(first.points(), second.points());
		assertEquals(Link.State.IDLE, second.link().state());
	}

	@Test
	void linesOfANodeThatMovedRunStraightUntilTheyAreFound() {
		cache.routed(diagram(400, near, far));
		Diagram moved = diagram(480, near, far);
		assertFalse(cache.known(moved).complete());
		List<Route> waiting = cache.known(moved).routes();
		assertTrue(waiting.get(0).points().size() > 2, "the ends of the first line have not moved");
		assertEquals(List.of(moved.nodes().get(0).port("", Side.BOTTOM), moved.nodes().get(2).port("", Side.BOTTOM)),
				waiting.get(1).points());
		assertEquals(new OrthogonalRouter(moved.nodes()).route(moved.links()), cache.routed(moved));
	}

	@Test
	void theNearestLinesAreFoundFirstAndNoneAfterACancel() {
		AtomicInteger asked = new AtomicInteger();
		Diagram diagram = diagram(400, far, near);
		cache.route(diagram, () -> asked.incrementAndGet() > 0, () -> {
		});
		assertEquals(1, asked.get() - 1, "asked after the first line, and before the lines are finished");
		assertFalse(cache.known(diagram).complete());
	}

	@Test
	void manyLinesIntoOnePortArriveAsOne() {
		List<Node> nodes = new ArrayList<>(List.of(box("goal", 400, 8_000)));
		List<Link> links = new ArrayList<>();
		for (int at = 0; at < 200; at++) {
			nodes.add(box("n" + at, 0, at * 80));
			links.add(link("n" + at, Side.RIGHT, "goal", Side.LEFT));
		}
		List<Route> routes = new OrthogonalRouter(nodes).route(links);
		assertEquals(1, routes.stream().map(route -> route.points().get(route.points().size() - 2).y()).distinct()
				.count());
	}
}
