package org.irqscope.core.timeline;

/**
 * The part of a timeline that is seen: positions become places on the screen. Immutable, for any thread.
 *
 * @param first the position at the left edge
 * @param scale pixels a hop
 * @param width pixels there are
 * @param length hops there are
 */
public record TimeWindow(double first, double scale, int width, int length) {
	/** The widest that a hop becomes. */
	public static final double WIDEST = 240;
	/** Hops of a short walk are not wider than this unless somebody zooms in. */
	private static final double COMFORTABLE = 64;
	private static final double MARGIN = 0.1;

	/** All of a timeline. */
	public static TimeWindow whole(int width, int length) {
		return new TimeWindow(0, Math.min(COMFORTABLE, narrowest(width, length)), width, length);
	}

	private static double narrowest(int width, int length) {
		return Math.max(1, width) / (double) Math.max(1, length);
	}

	/** The same place of a timeline that has become longer or shorter, or has another width to be seen in. */
	public TimeWindow resized(int newWidth, int newLength) {
		return new TimeWindow(first, scale, newWidth, newLength).within();
	}

	/** Neither beyond the ends nor smaller than the width. */
	private TimeWindow within() {
		double narrow = Math.min(COMFORTABLE, narrowest(width, length));
		double fitting = Math.max(narrow, Math.min(WIDEST, scale));
		double last = Math.max(0, length - width / fitting);
		return new TimeWindow(Math.max(0, Math.min(last, first)), fitting, width, length);
	}

	/** True when everything is seen. */
	public boolean isWhole() {
		return length * scale <= width + 1;
	}

	public double x(double position) {
		return (position - first) * scale;
	}

	/** The hop that is drawn at a place; beyond the ends the nearest. */
	public int hop(int x) {
		return Math.max(0, Math.min(length - 1, (int) Math.floor(first + x / scale)));
	}

	/** The first hop that is seen. */
	public int from() {
		return Math.max(0, (int) Math.floor(first));
	}

	/** The hop after the last one that is seen. */
	public int to() {
		return Math.min(length, (int) Math.ceil(first + width / scale));
	}

	/** Larger by a factor, or smaller; what is at a place stays there. */
	public TimeWindow zoomed(double factor, int x) {
		double at = first + x / scale;
		double narrow = Math.min(COMFORTABLE, narrowest(width, length));
		double next = Math.max(narrow, Math.min(WIDEST, scale * factor));
		return new TimeWindow(at - x / next, next, width, length).within();
	}

	/** Moved by pixels. */
	public TimeWindow panned(double pixels) {
		return new TimeWindow(first + pixels / scale, scale, width, length).within();
	}

	/** So large that what is between two positions fills it, as far as it can. */
	public TimeWindow showing(int one, int other) {
		int begin = Math.min(one, other);
		double scale = width / (double) Math.max(1, Math.abs(other - one));
		return new TimeWindow(begin, scale, width, length).within();
	}

	/** Beginning at a position. */
	public TimeWindow at(double position) {
		return new TimeWindow(position, scale, width, length).within();
	}

	/** Moved as little as needed for a position to be seen with something around it. */
	public TimeWindow showing(int position) {
		double margin = width / scale * MARGIN;
		if (x(position) >= 0 && x(position) <= width)
			return this;
		return x(position) < 0 ? at(position - margin) : at(position + margin - width / scale);
	}
}
