package org.irqscope.scene;

import java.util.Optional;

/**
 * A part of a {@link Row.Drawing} that has a meaning of its own. Immutable, for any thread.
 *
 * @param id the name by which it can be chosen inside its node; empty when it cannot
 * @param area where it is, from the drawing's upper left corner
 * @param tip what it means, in a sentence; may be empty
 */
public record Spot(String id, Rect area, String tip) {
	/** What the place of a node that a point lies on means; nothing where nothing is to be said. */
	public static Optional<String> tip(Node node, Point point) {
		for (int at = 0; at < node.rows().size(); at++)
			if (node.rows().get(at) instanceof Row.Drawing drawing) {
				Rect place = node.row(at);
				Point inside = point.plus(-place.x(), -place.y());
				Optional<Spot> spot = drawing.spots().stream()
						.filter(one -> !one.tip.isEmpty() && one.area.contains(inside)).findFirst();
				if (spot.isPresent())
					return spot.map(Spot::tip);
			}
		return Optional.empty();
	}
}
