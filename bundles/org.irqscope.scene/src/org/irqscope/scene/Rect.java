package org.irqscope.scene;

/**
 * An upright rectangle in a scene, in pixels at 100 %; y grows downwards.
 *
 * @param x the left edge
 * @param y the upper edge
 * @param width 0 or more
 * @param height 0 or more
 */
public record Rect(double x, double y, double width, double height) {
	public double right() {
		return x + width;
	}

	public double bottom() {
		return y + height;
	}

	public double centerX() {
		return x + width / 2;
	}

	public double centerY() {
		return y + height / 2;
	}

	/** The rectangle grown by the same amount on all sides. */
	public Rect grown(double by) {
		return new Rect(x - by, y - by, width + 2 * by, height + 2 * by);
	}

	/** The rectangle with its upper left corner at another place. */
	public Rect movedTo(double newX, double newY) {
		return new Rect(newX, newY, width, height);
	}

	/** The smallest rectangle around this one and another. */
	public Rect union(Rect other) {
		double left = Math.min(x, other.x);
		double top = Math.min(y, other.y);
		return new Rect(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
	}

	/** The smallest rectangle around this one, with the same middle, that is so many times as wide as high. */
	public Rect shaped(double ratio) {
		double wide = Math.max(width, height * ratio), high = Math.max(height, width / ratio);
		return new Rect(centerX() - wide / 2, centerY() - high / 2, wide, high);
	}

	/** True when the inner areas share a point. */
	public boolean intersects(Rect other) {
		return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
	}

	/** True for a point inside or on an edge. */
	public boolean contains(Point point) {
		return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
	}

	/** True for a rectangle that nowhere reaches beyond this one. */
	public boolean contains(Rect other) {
		return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
	}
}
