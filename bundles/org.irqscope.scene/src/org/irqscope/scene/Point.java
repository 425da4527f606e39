package org.irqscope.scene;

/** A place in a scene, in pixels at 100 %; y grows downwards. */
public record Point(double x, double y) {
	/** The point so many pixels to the right and below. */
	public Point plus(double dx, double dy) {
		return new Point(x + dx, y + dy);
	}

	/** The point that lies at the share {@code t}, 0 to 1, of the way to another. */
	public Point towards(Point other, double t) {
		return new Point(x + (other.x - x) * t, y + (other.y - y) * t);
	}

	/** The straight distance in pixels. */
	public double distance(Point other) {
		return Math.hypot(other.x - x, other.y - y);
	}
}
