package org.irqscope.export.pdf;

import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;

/** Shapes as the lines and curves of PDF, which are filled or drawn next. Used by one thread. */
final class PdfPath {
	/** How far the handles of a curve lie from its ends, so that four of them make a circle. */
	private static final double ROUND = 0.5523;
	private final PDPageContentStream content;

	PdfPath(PDPageContentStream content) {
		this.content = content;
	}

	void add(Shape shape) throws IOException {
		if (shape instanceof Shape.Box box)
			box(box.rect(), Math.min(box.radius(), Math.min(box.rect().width(), box.rect().height()) / 2));
		else if (shape instanceof Shape.Disc disc)
			box(new Rect(disc.center().x() - disc.radius(), disc.center().y() - disc.radius(), 2 * disc.radius(),
					2 * disc.radius()), disc.radius());
		else if (shape instanceof Shape.Line line) {
			move(line.points().get(0));
			for (Point point : line.points().subList(1, line.points().size()))
				line(point);
		} else
			segments(((Shape.Path) shape).segments());
	}

	void add(PathIterator outline) throws IOException {
		double[] at = new double[6];
		Point last = new Point(0, 0);
		for (; !outline.isDone(); outline.next()) {
			int kind = outline.currentSegment(at);
			switch (kind) {
			case PathIterator.SEG_MOVETO -> move(last = new Point(at[0], at[1]));
			case PathIterator.SEG_LINETO -> line(last = new Point(at[0], at[1]));
			case PathIterator.SEG_QUADTO -> quadratic(last, new Point(at[0], at[1]), last = new Point(at[2], at[3]));
			case PathIterator.SEG_CUBICTO -> curve(new Point(at[0], at[1]), new Point(at[2], at[3]),
					last = new Point(at[4], at[5]));
			default -> content.closePath();
			}
		}
	}

	private void segments(List<Shape.Segment> segments) throws IOException {
		Point last = new Point(0, 0);
		for (Shape.Segment segment : segments) {
			if (segment instanceof Shape.Segment.Curve curve)
				quadratic(last, curve.control(), curve.end());
			else if (segment instanceof Shape.Segment.To)
				line(segment.end());
			else
				move(segment.end());
			last = segment.end();
		}
	}

	private void box(Rect rect, double radius) throws IOException {
		if (radius <= 0) {
			content.addRect((float) rect.x(), (float) rect.y(), (float) rect.width(), (float) rect.height());
			return;
		}
		double rest = radius * (1 - ROUND);
		double left = rect.x(), top = rect.y(), right = rect.right(), bottom = rect.bottom();
		move(new Point(left + radius, top));
		line(new Point(right - radius, top));
		curve(new Point(right - rest, top), new Point(right, top + rest), new Point(right, top + radius));
		line(new Point(right, bottom - radius));
		curve(new Point(right, bottom - rest), new Point(right - rest, bottom), new Point(right - radius, bottom));
		line(new Point(left + radius, bottom));
		curve(new Point(left + rest, bottom), new Point(left, bottom - rest), new Point(left, bottom - radius));
		line(new Point(left, top + radius));
		curve(new Point(left, top + rest), new Point(left + rest, top), new Point(left + radius, top));
		content.closePath();
	}

	private void move(Point to) throws IOException {
		content.moveTo((float) to.x(), (float) to.y());
	}

	private void line(Point to) throws IOException {
		content.lineTo((float) to.x(), (float) to.y());
	}

	/** PDF has cubic curves only. */
	private void quadratic(Point from, Point control, Point to) throws IOException {
		curve(from.towards(control, 2.0 / 3), to.towards(control, 2.0 / 3), to);
	}

	private void curve(Point first, Point second, Point to) throws IOException {
		content.curveTo((float) first.x(), (float) first.y(), (float) second.x(), (float) second.y(), (float) to.x(),
				(float) to.y());
	}
}
