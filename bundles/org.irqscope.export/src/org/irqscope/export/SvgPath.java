package org.irqscope.export;

import java.util.List;

import org.irqscope.scene.Point;
import org.irqscope.scene.Shape;

/** Shapes in the words of the paths of SVG. */
public final class SvgPath {
	private SvgPath() {
	}

	/** The path of lines or curves. */
	public static String of(Shape shape) {
		return shape instanceof Shape.Line line ? polyline(line.points()) : path((Shape.Path) shape);
	}

	private static String polyline(List<Point> points) {
		StringBuilder data = new StringBuilder("M").append(point(points.get(0)));
		for (Point point : points.subList(1, points.size()))
			data.append('L').append(point(point));
		return data.toString();
	}

	private static String path(Shape.Path path) {
		StringBuilder data = new StringBuilder();
		for (Shape.Segment segment : path.segments())
			if (segment instanceof Shape.Segment.Curve curve)
				data.append('Q').append(point(curve.control())).append(' ').append(point(curve.end()));
			else
				data.append(segment instanceof Shape.Segment.To ? 'L' : 'M').append(point(segment.end()));
		return data.toString();
	}

	private static String point(Point point) {
		return Digits.text(point.x()) + " " + Digits.text(point.y());
	}
}
