package org.irqscope.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;

/** Paints a scene with Java 2D, into an image for instance; needs no display. */
final class Java2dCanvas implements Canvas {
	private static final float[] DASHES = { Stroke.DASH, Stroke.GAP };
	private final Graphics2D graphics;

	Java2dCanvas(Graphics2D graphics) {
		this.graphics = graphics;
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
	}

	@Override
	public void fill(Shape shape, Ink ink) {
		graphics.setColor(color(ink));
		graphics.fill(java2d(shape));
	}

	@Override
	public void stroke(Shape shape, Stroke stroke) {
		graphics.setColor(color(stroke.ink()));
		float width = (float) stroke.width();
		graphics.setStroke(stroke.dashed()
				? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
				: new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
		graphics.draw(java2d(shape));
	}

	@Override
	public void text(String text, double x, double baseline, TextStyle style, Ink ink) {
		graphics.setColor(color(ink));
		graphics.setFont(Fonts.MEASURE.font(text, style));
		graphics.drawString(text, (float) x, (float) baseline);
	}

	@Override
	public boolean shows(Rect area) {
		return graphics.hitClip((int) Math.floor(area.x()), (int) Math.floor(area.y()),
				(int) Math.ceil(area.width()) + 1, (int) Math.ceil(area.height()) + 1);
	}

	private static Color color(Ink ink) {
		return new Color(ink.red(), ink.green(), ink.blue(), (int) Math.round(ink.alpha() * 255));
	}

	private static java.awt.Shape java2d(Shape shape) {
		if (shape instanceof Shape.Box box) {
			Rect rect = box.rect();
			return new RoundRectangle2D.Double(rect.x(), rect.y(), rect.width(), rect.height(), 2 * box.radius(),
					2 * box.radius());
		}
		if (shape instanceof Shape.Disc disc)
			return new Ellipse2D.Double(disc.center().x() - disc.radius(), disc.center().y() - disc.radius(),
					2 * disc.radius(), 2 * disc.radius());
		return shape instanceof Shape.Line line ? polyline(line.points()) : path((Shape.Path) shape);
	}

	private static Path2D polyline(List<Point> points) {
		Path2D path = new Path2D.Double();
		path.moveTo(points.get(0).x(), points.get(0).y());
		for (Point point : points.subList(1, points.size()))
			path.lineTo(point.x(), point.y());
		return path;
	}

	private static Path2D path(Shape.Path shape) {
		Path2D path = new Path2D.Double();
		for (Shape.Segment segment : shape.segments())
			if (segment instanceof Shape.Segment.Curve curve)
				path.quadTo(curve.control().x(), curve.control().y(), curve.end().x(), curve.end().y());
			else if (segment instanceof Shape.Segment.To)
				path.lineTo(segment.end().x(), segment.end().y());
			else
				path.moveTo(segment.end().x(), segment.end().y());
		return path;
	}
}
