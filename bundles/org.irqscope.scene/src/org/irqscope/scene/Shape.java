package org.irqscope.scene;

import java.util.List;

/** What a canvas can fill and stroke. */
public sealed interface Shape {
	/** The same shape at another place. */
	Shape movedBy(double x, double y);

	/** A rectangle, its corners rounded by a radius of 0 or more pixels. */
	record Box(Rect rect, double radius) implements Shape {
		@Override
		public Shape movedBy(double x, double y) {
			return new Box(rect.movedTo(rect.x() + x, rect.y() + y), radius);
		}
	}

	/** A disc, or stroked a circle. */
	record Disc(Point center, double radius) implements Shape {
		@Override
		public Shape movedBy(double x, double y) {
			return new Disc(center.plus(x, y), radius);
		}
	}

	/** Straight lines from point to point, two or more; closed when filled. */
	record Line(List<Point> points) implements Shape {
		public Line {
			points = List.copyOf(points);
		}

		public Line(Point... points) {
			this(List.of(points));
		}

		@Override
		public Shape movedBy(double x, double y) {
			return new Line(points.stream().map(point -> point.plus(x, y)).toList());
		}
	}

	/** Lines and curves; the first piece is a {@link Segment.Move}. */
	record Path(List<Segment> segments) implements Shape {
		public Path {
			segments = List.copyOf(segments);
		}

		@Override
		public Shape movedBy(double x, double y) {
			return new Path(segments.stream().map(segment -> segment.movedBy(x, y)).toList());
		}
	}

	/** A piece of a {@link Path}. */
	sealed interface Segment {
		/** Where the piece ends. */
		Point end();

		/** The same piece at another place. */
		Segment movedBy(double x, double y);

		/** Goes to a point without drawing. */
		record Move(Point end) implements Segment {
			@Override
			public Segment movedBy(double x, double y) {
				return new Move(end.plus(x, y));
			}
		}

		/** A straight line. */
		record To(Point end) implements Segment {
			@Override
			public Segment movedBy(double x, double y) {
				return new To(end.plus(x, y));
			}
		}

		/** A quadratic curve with one control point. */
		record Curve(Point control, Point end) implements Segment {
			@Override
			public Segment movedBy(double x, double y) {
				return new Curve(control.plus(x, y), end.plus(x, y));
			}
		}
	}
}
