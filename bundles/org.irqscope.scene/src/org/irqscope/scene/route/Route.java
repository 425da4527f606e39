package org.irqscope.scene.route;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.scene.Link;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;

/**
 * A link with its line. Immutable, for any thread.
 *
 * @param link what is joined
 * @param points two or more that the line runs through; the pieces between them are level or upright, unless the line
 *        still waits for its way and runs straight
 * @param beside the pieces of other lines that this one meets
 * @param label where the link's label stands; nothing when it has none or there is no room
 */
public record Route(Link link, List<Point> points, List<Shape.Line> beside, Optional<Rect> label) {
	public Route {
		points = List.copyOf(points);
		beside = List.copyOf(beside);
	}

	/** A line that meets no other. */
	public Route(Link link, List<Point> points) {
		this(link, points, List.of(), Optional.empty());
	}

	/** The line of the same link in another state. */
	public Route with(Link other) {
		return new Route(other, points, beside, label);
	}

	/** The straight pieces of the line, from start to end. */
	public List<Shape.Line> pieces() {
		return IntStream.range(1, points.size()).mapToObj(at -> new Shape.Line(points.get(at - 1), points.get(at)))
				.toList();
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
