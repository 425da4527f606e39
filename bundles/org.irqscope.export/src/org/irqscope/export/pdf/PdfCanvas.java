package org.irqscope.export.pdf;

import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.irqscope.export.Digits;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;

/** Paints on a page of a PDF file: lines stay lines, and texts texts. Used by one thread. */
final class PdfCanvas implements Canvas {
	/** How far the handles of a curve lie from its ends, so that four of them make a circle. */
	private static final double ROUND = 0.5523;
	private final StringBuilder operators = new StringBuilder();
	private final PdfResources resources;

	/** @param height of the page, whose y grows upwards */
	PdfCanvas(PdfResources resources, double height) {
		this.resources = resources;
		operators.append("1 0 0 -1 0 ").append(number(height)).append(" cm\n");
	}

	/** What has been painted, in the operators of PDF. */
	byte[] content() {
		return operators.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	/** What is painted meanwhile is scaled, and begins at a place. */
	void placed(double scale, double x, double y, Runnable painting) {
		operators.append("q ").append(number(scale)).append(" 0 0 ").append(number(scale)).append(' ')
				.append(number(x)).append(' ').append(number(y)).append(" cm\n");
		painting.run();
		operators.append("Q\n");
	}

	/** What is painted from now on, until the end of what is placed, shows inside of an area alone. */
	void clip(Rect area) {
		box(area, 0);
		operators.append("W n\n");
	}

	@Override
	public void fill(Shape shape, Ink ink) {
		ink(ink, "rg");
		path(shape);
		operators.append("f\n");
	}

	@Override
	public void stroke(Shape shape, Stroke stroke) {
		ink(stroke.ink(), "RG");
		operators.append(number(stroke.width())).append(" w 1 j ")
				.append(stroke.dashed() ? "[" + Stroke.DASH + " " + Stroke.GAP + "] 0 d " : "[] 0 d ");
		path(shape);
		operators.append("S\n");
	}

	@Override
	public void text(String text, double x, double baseline, TextStyle style, Ink ink) {
		if (text.isEmpty())
			return;
		ink(ink, "rg");
		Optional<String> glyphs = resources.font(style.face()).glyphs(text);
		if (glyphs.isPresent())
			operators.append("BT /").append(style.face().name()).append(' ').append(number(style.size()))
					.append(" Tf 1 0 0 -1 ").append(number(x)).append(' ').append(number(baseline)).append(" Tm ")
					.append(glyphs.get()).append(" Tj ET\n");
		else
			placed(1, x, baseline, () -> outline(Fonts.MEASURE.outline(text, style)));
	}

	/** Letters that no bundled face has are drawn. */
	private void outline(PathIterator path) {
		double[] at = new double[6];
		Point last = new Point(0, 0);
		for (; !path.isDone(); path.next()) {
			int kind = path.currentSegment(at);
			switch (kind) {
			case PathIterator.SEG_MOVETO -> move(last = new Point(at[0], at[1]));
			case PathIterator.SEG_LINETO -> line(last = new Point(at[0], at[1]));
			case PathIterator.SEG_QUADTO -> quadratic(last, new Point(at[0], at[1]), last = new Point(at[2], at[3]));
			case PathIterator.SEG_CUBICTO -> curve(new Point(at[0], at[1]), new Point(at[2], at[3]),
					last = new Point(at[4], at[5]));
			default -> operators.append("h ");
			}
		}
		operators.append("f\n");
	}

	private void ink(Ink ink, String operator) {
		operators.append('/').append(resources.opacity(ink.alpha())).append(" gs ");
		for (int channel : new int[] { ink.red(), ink.green(), ink.blue() })
			operators.append(Digits.fine(channel / 255.0)).append(' ');
		operators.append(operator).append(' ');
	}

	private void path(Shape shape) {
		if (shape instanceof Shape.Box box)
			box(box.rect(), Math.min(box.radius(), Math.min(box.rect().width(), box.rect().height()) / 2));
		else if (shape instanceof Shape.Disc disc)
			box(new Rect(disc.center().x() - disc.radius(), disc.center().y() - disc.radius(), 2 * disc.radius(),
					2 * disc.radius()), disc.radius());
		else if (shape instanceof Shape.Line line) {
			move(line.points().get(0));
			line.points().subList(1, line.points().size()).forEach(this::line);
		} else
			segments(((Shape.Path) shape).segments());
	}

	private void segments(List<Shape.Segment> segments) {
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

	private void box(Rect rect, double radius) {
		if (radius <= 0) {
			operators.append(point(new Point(rect.x(), rect.y()))).append(number(rect.width())).append(' ')
					.append(number(rect.height())).append(" re ");
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
		operators.append("h ");
	}

	private void move(Point to) {
		operators.append(point(to)).append("m ");
	}

	private void line(Point to) {
		operators.append(point(to)).append("l ");
	}

	/** PDF has cubic curves only. */
	private void quadratic(Point from, Point control, Point to) {
		curve(from.towards(control, 2.0 / 3), to.towards(control, 2.0 / 3), to);
	}

	private void curve(Point first, Point second, Point to) {
		operators.append(point(first)).append(point(second)).append(point(to)).append("c ");
	}

	private static String point(Point point) {
		return number(point.x()) + " " + number(point.y()) + " ";
	}

	private static String number(double value) {
		return Digits.fine(value);
	}
}
