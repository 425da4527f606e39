package org.irqscope.scene.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.irqscope.scene.Link;
import org.irqscope.scene.Point;
import org.irqscope.scene.route.Route;

/** The links that lead from one node to another, and the place at a share of their length. Immutable. */
record Way(List<Leg> legs) {
	/** Where no link leads. */
	static final Way NONE = new Way(List.of());
	/** No more links than this are followed at once. */
	private static final int LONGEST = 3;

	/**
	 * One link of a way.
	 *
	 * @param back true when it is gone from its end to its start, as an acknowledgement goes
	 */
	record Leg(Route route, boolean back) {
		/** The node where the leg begins. */
		String start() {
			return (back ? route.link().to() : route.link().from()).node();
		}

		/** The node where it ends. */
		String goal() {
			return (back ? route.link().from() : route.link().to()).node();
		}

		Point at(double share) {
			return route.at(back ? 1 - share : share);
		}
	}

	/** The fewest links from a port to a node; none where no links lead there. */
	static Way to(List<Route> routes, Link.Port from, String to) {
		List<Route> preferred = new ArrayList<>(routes);
		preferred.sort(Comparator.comparing(route -> !route.link().from().row().equals(from.row())));
		return search(preferred, from.node(), to, false);
	}

	/** The fewest links of an interrupt, gone in the other direction. */
	static Way back(List<Route> routes, Link.Port from, String to) {
		return search(routes, from.node(), to, true);
	}

	private static Way search(List<Route> routes, String from, String to, boolean back) {
		Map<String, List<Leg>> found = new HashMap<>(Map.of(from, List.of()));
		Deque<String> open = new ArrayDeque<>(List.of(from));
		while (!open.isEmpty()) {
			String at = open.poll();
			List<Leg> here = found.get(at);
			if (at.equals(to))
				return new Way(here);
			for (Route route : routes) {
				Leg leg = new Leg(route, back);
				if (!leg.start().equals(at) || found.containsKey(leg.goal()) || !leads(here, leg, to))
					continue;
				found.put(leg.goal(), Stream.concat(here.stream(), Stream.of(leg)).toList());
				open.add(leg.goal());
			}
		}
		return NONE;
	}

	/**
	 * Whether a link goes on with a way. What goes back, as an EOI, ends where it goes, and a line that carries nothing
	 * now is taken only by itself, as when a masked chip is told of a line.
	 */
	private static boolean leads(List<Leg> way, Leg leg, String to) {
		Link link = leg.route().link();
		boolean alone = link.kind() == Link.Kind.RETURN || link.state() == Link.State.IDLE;
		return way.size() < LONGEST && (!alone || !leg.back() && way.isEmpty() && leg.goal().equals(to));
	}

	boolean isEmpty() {
		return legs.isEmpty();
	}

	/** The point at a share of the way, 0 the start and 1 the end. */
	Point at(double share) {
		double rest = share * legs.stream().mapToDouble(leg -> leg.route().length()).sum();
		for (Leg leg : legs) {
			double length = leg.route().length();
			if (rest <= length)
				return leg.at(rest / length);
			rest -= length;
		}
		return legs.get(legs.size() - 1).at(1);
	}
}
