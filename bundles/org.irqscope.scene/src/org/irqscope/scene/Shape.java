package org.irqscope.scene;

import java.util.List;

/** What a canvas can fill and stroke. */
public sealed interface Shape {
	/** A rectangle, its corners rounded by a radius of 0 or more pixels. */
	record Box(Rect rect, double radius) implements Shape {
	}

	/** A disc, or stroked a circle. */
	record Disc(Point center, double radius) implements Shape {
	}

	/** Straight lines from point to point, two or more; closed when filled. */
	record Line(List<Point> points) implements Shape {
		public Line {
			points = List.copyOf(points);
		}

		public Line(Point... points) {
			this(List.of(points));
		}
	}

	/** Lines and curves; the first piece is a {@link Segment.Move}. */
	record Path(List<Segment> segments) implements Shape {
		public Path {
			segments = List.copyOf(segments);
		}
	}

	/** A piece of a {@link Path}. */
	sealed interface Segment {
		/** Where the piece ends. */
		Point end();

		/** Goes to a point without drawing. */
		record Move(Point end) implements Segment {
		}

		/** A straight line. */
		record To(Point end) implements Segment {
		}

		/** A quadratic curve with one control point. */
		record Curve(Point control, Point end) implements Segment {
		}
	}
}
