package org.irqscope.diagram.figures;

import java.util.List;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.widgets.Display;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;

/** Paints scenes with draw2d, on the screen. Used by the UI thread. */
public final class Draw2dCanvas implements Canvas {
	/** draw2d knows whole line widths only; lines are drawn this much larger and scaled down. */
	private static final int FINE = 8;
	/** Control points of a quarter circle. */
	private static final double ROUND = 0.5523;
	private final Graphics graphics;
	private final Display display;
	private final GlyphPaths glyphs;

	public Draw2dCanvas(Graphics graphics) {
		this.graphics = graphics;
		this.display = Display.getCurrent();
		this.glyphs = GlyphPaths.of(display);
		graphics.setAntialias(SWT.ON);
	}

	@Override
	public void fill(Shape shape, Ink ink) {
		begin(ink);
		graphics.setBackgroundColor(DiagramTheme.color(ink));
		Path path = path(shape);
		graphics.fillPath(path);
		path.dispose();
		graphics.popState();
	}

	@Override
	public void stroke(Shape shape, Stroke stroke) {
		begin(stroke.ink());
		graphics.setForegroundColor(DiagramTheme.color(stroke.ink()));
		graphics.setLineWidth((int) Math.max(1, Math.round(stroke.width() * FINE)));
		graphics.setLineCap(SWT.CAP_FLAT);
		graphics.setLineJoin(SWT.JOIN_ROUND);
		if (stroke.dashed())
			graphics.setLineDash(new int[] { Stroke.DASH * FINE, Stroke.GAP * FINE });
		Path path = path(shape);
		graphics.drawPath(path);
		path.dispose();
		graphics.popState();
	}

	@Override
	public boolean shows(Rect area) {
		return graphics.getClip(new Rectangle()).intersects(SceneGeometry.rectangle(area));
	}

	private void begin(Ink ink) {
		graphics.pushState();
		graphics.scale(1f / FINE);
		if (ink.alpha() < 1)
			graphics.setAlpha((int) Math.round(ink.alpha() * 255));
	}

	@Override
	public void text(String text, double x, double baseline, TextStyle style, Ink ink) {
		graphics.pushState();
		// Letters stand on whole pixels, where they are sharpest.
		graphics.translate((float) x, Math.round(baseline));
		graphics.setBackgroundColor(DiagramTheme.color(ink));
		graphics.setFillRule(SWT.FILL_WINDING);
		graphics.fillPath(glyphs.path(text, style));
		graphics.popState();
	}

	private Path path(Shape shape) {
		Path path = new Path(display);
		if (shape instanceof Shape.Box box)
			box(path, box.rect(), box.radius());
		else if (shape instanceof Shape.Disc disc)
			box(path, new Rect(disc.center().x() - disc.radius(), disc.center().y() - disc.radius(), 2 * disc.radius(),
					2 * disc.radius()), disc.radius());
		else if (shape instanceof Shape.Line line)
			line(path, line.points());
		else
			segments(path, ((Shape.Path) shape).segments());
		return path;
	}

	private static float fine(double value) {
		return (float) (value * FINE);
	}

	private static void box(Path path, Rect rect, double radius) {
		double r = Math.min(radius, Math.min(rect.width(), rect.height()) / 2);
		double c = r * (1 - ROUND);
		double left = rect.x(), top = rect.y(), right = rect.right(), bottom = rect.bottom();
		path.moveTo(fine(left + r), fine(top));
		path.lineTo(fine(right - r), fine(top));
		curve(path, right - c, top, right, top + c, right, top + r);
		path.lineTo(fine(right), fine(bottom - r));
		curve(path, right, bottom - c, right - c, bottom, right - r, bottom);
		path.lineTo(fine(left + r), fine(bottom));
		curve(path, left + c, bottom, left, bottom - c, left, bottom - r);
		path.lineTo(fine(left), fine(top + r));
		curve(path, left, top + c, left + c, top, left + r, top);
		path.close();
	}

	private static void curve(Path path, double x1, double y1, double x2, double y2, double x, double y) {
		path.cubicTo(fine(x1), fine(y1), fine(x2), fine(y2), fine(x), fine(y));
	}

	private static void line(Path path, List<Point> points) {
		path.moveTo(fine(points.get(0).x()), fine(points.get(0).y()));
		for (Point point : points.subList(1, points.size()))
			path.lineTo(fine(point.x()), fine(point.y()));
	}

	private static void segments(Path path, List<Shape.Segment> segments) {
		for (Shape.Segment segment : segments) {
			float x = fine(segment.end().x());
			float y = fine(segment.end().y());
			if (segment instanceof Shape.Segment.Curve curve)
				path.quadTo(fine(curve.control().x()), fine(curve.control().y()), x, y);
			else if (segment instanceof Shape.Segment.To)
				path.lineTo(x, y);
			else
				path.moveTo(x, y);
		}
	}
}
