package org.irqscope.scene;

/** A place in a scene, in pixels at 100 %; y grows downwards. */
public record Point(double x, double y) {
	public Point plus(double dx, double dy) {
		return new Point(x + dx, y + dy);
	}

	/** The point that lies at the share {@code t} of the way to another. */
	public Point towards(Point other, double t) {
		return new Point(x + (other.x - x) * t, y + (other.y - y) * t);
	}

	public double distance(Point other) {
		return Math.hypot(other.x - x, other.y - y);
	}
}
