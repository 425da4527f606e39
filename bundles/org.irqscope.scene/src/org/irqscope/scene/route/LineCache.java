package org.irqscope.scene.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.irqscope.scene.Diagram;
import org.irqscope.scene.Placement;
import org.irqscope.scene.text.Fonts;

/**
 * The lines of one diagram as they were routed last: they are kept until a node moves or a link comes or goes, whatever
 * else changes. One thread routes at a time; any other may ask meanwhile.
 */
public final class LineCache {
	private static final long SHOWN_NANOS = 100_000_000;
	private volatile Lines lines = new Lines(Placement.NONE, Map.of(), false);

	/**
	 * What is known of the lines.
	 *
	 * @param complete true when all lines of the placement are known, with what they meet
	 */
	private record Lines(Placement placement, Map<Placement.Ends, Route> routes, boolean complete) {
	}

	/**
	 * The routes of a diagram, in the order of its links.
	 *
	 * @param complete true when no line waits for its way; one that waits runs straight
	 */
	public record Known(List<Route> routes, boolean complete) {
	}

	private static boolean knows(Lines known, Placement placement) {
		return known.complete && known.placement.equals(placement);
	}

	/** The routes of a diagram, in the order of its links; finds their ways where nodes have moved. */
	public List<Route> routed(Diagram placed) {
		route(placed, () -> false, () -> {
		});
		return known(placed).routes();
	}

	/** The routes of a diagram without finding ways. */
	public Known known(Diagram placed) {
		Lines now = lines;
		Placement placement = Placement.of(placed);
		List<Route> routes = new ArrayList<>();
		placement.ends().forEach((link, end) -> {
			Route route = now.routes.get(end);
			routes.add(route == null ? new Route(link, List.of(end.from(), end.to())) : route.with(link));
		});
		return new Known(routes, knows(now, placement));
	}

	/**
	 * Finds the ways that are not known. Lines whose ends stay are shown as they were until they have their new ways.
	 *
	 * @param cancelled asked before each line
	 * @param shown called from this thread now and then, when more lines are known
	 */
	public synchronized void route(Diagram placed, BooleanSupplier cancelled, Runnable shown) {
		Placement placement = Placement.of(placed);
		if (knows(lines, placement))
			return;
		Map<Placement.Ends, Route> found = new HashMap<>(lines.routes);
		found.keySet().retainAll(placement.ends().values());
		long[] next = { System.nanoTime() + SHOWN_NANOS };
		new OrthogonalRouter(placed.nodes()).route(placed.links(), (link, points) -> {
			found.put(placement.ends().get(link), new Route(link, points));
			if (System.nanoTime() > next[0]) {
				next[0] = System.nanoTime() + SHOWN_NANOS;
				lines = new Lines(placement, Map.copyOf(found), false);
				shown.run();
			}
			return !cancelled.getAsBoolean();
		});
		if (!cancelled.getAsBoolean())
			finish(placement, found);
	}

	private void finish(Placement placement, Map<Placement.Ends, Route> found) {
		List<Route> ways = placement.ends().entrySet().stream()
				.map(end -> found.get(end.getValue()).with(end.getKey())).toList();
		Map<Placement.Ends, Route> marked = new HashMap<>();
		for (Route route : Labels.placed(Crossings.marked(ways), placement.nodes(), Fonts.MEASURE))
			marked.put(placement.ends().get(route.link()), route);
		lines = new Lines(placement, marked, true);
	}
}
