package org.irqscope.scene.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Point;
import org.irqscope.scene.Shape;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Theme;

/** Paints the line of a link: rounded bends, an arrow, small hops where another line is crossed. */
public final class RoutePainter {
	private static final double THIN = 1.4, MEDIUM = 2, THICK = 2.6;
	private final Canvas canvas;
	private final Theme theme;

	/** A painter for one canvas, to be used in its thread. */
	public RoutePainter(Canvas canvas, Theme theme) {
		this.canvas = canvas;
		this.theme = theme;
	}

	/** Paints a route. */
	public void paint(Route route) {
		List<Shape.Line> others = route.beside();
		Link link = route.link();
		canvas.begin(link.id(), link.label());
		Stroke stroke = stroke(link);
		canvas.stroke(path(route, others), stroke);
		if (link.kind() == Link.Kind.HARDWARE)
			canvas.stroke(path(route, others), new Stroke(theme.canvas(), stroke.width() - 1));
		canvas.fill(arrow(route), stroke.ink());
		route.label().ifPresent(place -> canvas.text(link.label(), place.x(), place.bottom(), TextStyle.CAPTION,
				theme.quiet()));
		canvas.end();
	}

	/** How a link of a kind and state is drawn. */
	Stroke stroke(Link link) {
		return switch (link.state()) {
		case IN_USE -> new Stroke(theme.accent(), THICK);
		case TAKEN -> new Stroke(theme.accent().withAlpha(0.7), MEDIUM);
		case ARMED -> link.kind() == Link.Kind.HARDWARE ? new Stroke(theme.line(), THICK)
				: new Stroke(link.kind() == Link.Kind.RETURN ? theme.line().withAlpha(0.7) : theme.line(), THIN);
		case IDLE -> new Stroke(theme.line().withAlpha(0.6), 1, true);
		};
	}

	private static Shape path(Route route, List<Shape.Line> others) {
		List<Point> points = route.points();
		List<Shape.Segment> segments = new ArrayList<>();
		segments.add(new Shape.Segment.Move(points.get(0)));
		Point last = shortened(points);
		for (int at = 1; at < points.size(); at++) {
			Point from = segments.get(segments.size() - 1).end();
			boolean end = at == points.size() - 1;
			Point corner = end ? last : points.get(at);
			double bend = end ? 0
					: Math.min(DiagramStyle.BEND, Math.min(points.get(at - 1).distance(corner),
							corner.distance(points.get(at + 1))) / 2);
			Point before = back(points.get(at - 1), corner, bend);
			straight(segments, from, before, others);
			if (!end)
				segments.add(new Shape.Segment.Curve(corner, back(points.get(at + 1), corner, bend)));
		}
		return new Shape.Path(segments);
	}

	/** The point on the way from a corner to a neighbour at a distance from the corner. */
	private static Point back(Point neighbour, Point corner, double distance) {
		double length = neighbour.distance(corner);
		return length == 0 ? corner : corner.towards(neighbour, distance / length);
	}

	/** The end of the line, below the arrow. */
	private static Point shortened(List<Point> points) {
		return back(points.get(points.size() - 2), points.get(points.size() - 1), DiagramStyle.ARROW - 1);
	}

	private static void straight(List<Shape.Segment> segments, Point from, Point to, List<Shape.Line> others) {
		if (from.y() == to.y()) {
			double direction = Math.signum(to.x() - from.x());
			others.stream().filter(line -> crosses(line, from, to)).map(line -> line.points().get(0).x()).distinct()
					.sorted(direction > 0 ? Comparator.naturalOrder() : Comparator.reverseOrder())
					.forEach(x -> hop(segments, new Point(x, from.y()), direction));
		}
		segments.add(new Shape.Segment.To(to));
	}

	private static boolean crosses(Shape.Line upright, Point from, Point to) {
		double x = upright.points().get(0).x();
		double top = Math.min(upright.points().get(0).y(), upright.points().get(1).y());
		double bottom = Math.max(upright.points().get(0).y(), upright.points().get(1).y());
		double margin = DiagramStyle.HOP + 1;
		return x > Math.min(from.x(), to.x()) + margin && x < Math.max(from.x(), to.x()) - margin
				&& from.y() > top + margin && from.y() < bottom - margin;
	}

	private static void hop(List<Shape.Segment> segments, Point at, double direction) {
		double r = DiagramStyle.HOP * direction;
		segments.add(new Shape.Segment.To(at.plus(-r, 0)));
		segments.add(new Shape.Segment.Curve(at.plus(-r, -DiagramStyle.HOP), at.plus(0, -DiagramStyle.HOP)));
		segments.add(new Shape.Segment.Curve(at.plus(r, -DiagramStyle.HOP), at.plus(r, 0)));
	}

	private static Shape arrow(Route route) {
		List<Point> points = route.points();
		Point tip = points.get(points.size() - 1);
		Point from = points.get(points.size() - 2);
		double length = Math.max(from.distance(tip), 1e-6);
		double dx = (tip.x() - from.x()) / length;
		double dy = (tip.y() - from.y()) / length;
		double a = DiagramStyle.ARROW;
		double w = a * 0.5;
		return new Shape.Line(tip, tip.plus(-dx * a - dy * w, -dy * a + dx * w),
				tip.plus(-dx * a + dy * w, -dy * a - dx * w));
	}
}
