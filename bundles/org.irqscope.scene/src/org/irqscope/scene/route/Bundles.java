package org.irqscope.scene.route;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.irqscope.scene.Link;

/**
 * Which lines may lie on each other: those that leave one port, and those that arrive at one port where they are so
 * many that each for itself would be a wall. Immutable, for any thread.
 */
final class Bundles {
	/** More lines than this arrive as one. */
	private static final int SINGLE = 4;
	private final Map<Link.Port, Integer> leaving = new HashMap<>();
	private final Map<Link.Port, Integer> arriving = new HashMap<>();

	Bundles(Collection<Link> links) {
		for (Link link : links) {
			leaving.merge(link.from(), 1, Integer::sum);
			arriving.merge(link.to(), 1, Integer::sum);
		}
	}

	/** The port by which the line of a link is bundled. */
	Link.Port of(Link link) {
		int together = arriving.getOrDefault(link.to(), 0);
		return together > SINGLE && together > leaving.getOrDefault(link.from(), 0) ? link.to() : link.from();
	}
}
