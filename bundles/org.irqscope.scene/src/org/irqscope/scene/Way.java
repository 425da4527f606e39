package org.irqscope.scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

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
		Point at(double share) {
			return route.at(back ? 1 - share : share);
		}
	}

	/**
	 * The fewest links between two nodes: those that an interrupt takes, else those that lead back, else those of the
	 * interrupt in the other direction.
	 */
	static Way find(List<Route> routes, String from, String to) {
		Predicate<Link> returns = link -> link.kind() == Link.Kind.RETURN;
		return search(routes, from, to, returns.negate(), false)
				.or(() -> search(routes, from, to, returns, false))
				.or(() -> search(routes, from, to, returns.negate(), true)).orElse(NONE);
	}

	private static Optional<Way> search(List<Route> routes, String from, String to, Predicate<Link> used,
			boolean back) {
		BiFunction<Link, Boolean, String> node = (link, start) -> (start ? link.from() : link.to()).node();
		Map<String, List<Leg>> found = new HashMap<>(Map.of(from, List.of()));
		Deque<String> open = new ArrayDeque<>(List.of(from));
		while (!open.isEmpty()) {
			String at = open.poll();
			List<Leg> here = found.get(at);
			if (at.equals(to))
				return Optional.of(new Way(List.copyOf(here)));
			for (Route route : here.size() < LONGEST ? routes : List.<Route>of()) {
				String next = node.apply(route.link(), back);
				if (!used.test(route.link()) || !node.apply(route.link(), !back).equals(at) || found.containsKey(next))
					continue;
				List<Leg> there = new ArrayList<>(here);
				there.add(new Leg(route, back));
				found.put(next, there);
				open.add(next);
			}
		}
		return Optional.empty();
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
