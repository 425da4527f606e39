package org.irqscope.scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way of a token from one node to another along the links of a scene, as a function of time. Where no link leads
 * there it appears at its goal.
 */
public final class Motion {
	/** No more links than this are followed at once. */
	private static final int LONGEST = 3;
	private final Scene scene;
	private final Node goal;
	private final String text;
	private final List<Route> way;

	private Motion(Scene scene, Node goal, String text, List<Route> way) {
		this.scene = scene;
		this.goal = goal;
		this.text = text;
		this.way = way;
	}

	/**
	 * The motion to a node.
	 *
	 * @param from the node where the token was, if any
	 * @param text what the token carries
	 */
	public static Motion to(Scene scene, Optional<String> from, Node goal, String text) {
		List<Route> way = from.filter(node -> !node.equals(goal.id())).map(node -> way(scene, node, goal.id()))
				.orElse(List.of());
		return new Motion(scene, goal, text, way);
	}

	/** The fewest links that lead from a node to another. */
	private static List<Route> way(Scene scene, String from, String to) {
		Map<String, List<Route>> found = new HashMap<>(Map.of(from, List.of()));
		Deque<String> open = new ArrayDeque<>(List.of(from));
		while (!open.isEmpty()) {
			String node = open.poll();
			List<Route> here = found.get(node);
			if (node.equals(to))
				return here;
			if (here.size() == LONGEST)
				continue;
			for (Route route : scene.routes())
				if (route.link().from().node().equals(node) && !found.containsKey(route.link().to().node())) {
					List<Route> there = new ArrayList<>(here);
					there.add(route);
					found.put(route.link().to().node(), there);
					open.add(route.link().to().node());
				}
		}
		return List.of();
	}

	/** True when the token travels, false when it just appears. */
	public boolean travels() {
		return !way.isEmpty();
	}

	/** The ids of the links that the token uses. */
	public Set<String> links() {
		Set<String> ids = new HashSet<>();
		way.forEach(route -> ids.add(route.link().id()));
		return ids;
	}

	/** The token at a time between 0, the start, and 1, the goal; it eases in and out. */
	public Token at(double time) {
		double t = Math.max(0, Math.min(1, time));
		return new Token(way.isEmpty() || t >= 1 ? rest() : point(t * t * (3 - 2 * t)), text);
	}

	private Point point(double share) {
		double rest = share * way.stream().mapToDouble(Route::length).sum();
		for (Route route : way) {
			if (rest <= route.length())
				return route.at(rest / route.length());
			rest -= route.length();
		}
		return way.get(way.size() - 1).end();
	}

	/** At its goal the token stands on the upper edge, where it hides nothing. */
	private Point rest() {
		return new Point(goal.bounds().centerX(), goal.bounds().y() - 4);
	}

	/** The scene with the token at a time and the lines that it uses. */
	public Scene scene(double time) {
		Scene used = used(scene);
		return new Scene(used.lanes(), used.nodes(), used.routes(), Optional.of(at(time)), used.legend());
	}

	/** A scene with the lines in use that the token travels. */
	public Scene used(Scene machine) {
		Set<String> used = links();
		List<Route> routes = machine.routes().stream().map(route -> used.contains(route.link().id())
				? new Route(route.link().with(Link.State.IN_USE), route.points())
				: route).toList();
		return new Scene(machine.lanes(), machine.nodes(), routes, machine.token(), machine.legend());
	}
}
