package org.irqscope.scene;

import java.util.List;

/**
 * A link with its line. Immutable, for any thread.
 *
 * @param link what is joined
 * @param points two or more that the line runs through; the pieces between them are level or upright
 */
public record Route(Link link, List<Point> points) {
	public Route {
		points = List.copyOf(points);
	}

	/** Where the line begins. */
	public Point start() {
		return points.get(0);
	}

	/** Where the line ends, at the tip of its arrow. */
	public Point end() {
		return points.get(points.size() - 1);
	}

	/** The length of the line in pixels at 100 %. */
	public double length() {
		double length = 0;
		for (int at = 1; at < points.size(); at++)
			length += points.get(at - 1).distance(points.get(at));
		return length;
	}

	/** The point at a share of the way, 0 the start and 1 the end. */
	public Point at(double share) {
		double rest = length() * Math.max(0, Math.min(1, share));
		for (int at = 1; at < points.size(); at++) {
			double piece = points.get(at - 1).distance(points.get(at));
			if (rest <= piece && piece > 0)
				return points.get(at - 1).towards(points.get(at), rest / piece);
			rest -= piece;
		}
		return end();
	}
}
