package org.irqscope.scene;

/** An upright rectangle in a scene. */
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

	public Rect movedTo(double newX, double newY) {
		return new Rect(newX, newY, width, height);
	}

	public Rect union(Rect other) {
		double left = Math.min(x, other.x);
		double top = Math.min(y, other.y);
		return new Rect(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
	}

	/** True when the inner areas share a point. */
	public boolean intersects(Rect other) {
		return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
	}

	public boolean contains(Point point) {
		return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
	}

	public boolean contains(Rect other) {
		return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
	}
}
