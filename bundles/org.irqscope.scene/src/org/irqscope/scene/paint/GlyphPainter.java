package org.irqscope.scene.paint;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.scene.BitState;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Theme;

/** Draws the shape of a bit's state; the shape alone tells it, colour only repeats it. */
final class GlyphPainter {
	private final Canvas canvas;
	private final Theme theme;

	GlyphPainter(Canvas canvas, Theme theme) {
		this.canvas = canvas;
		this.theme = theme;
	}

	/** Draws a shape of the given size around a centre. */
	void paint(BitState state, Point center, double size, Ink ink) {
		double r = size / 2;
		switch (state) {
		case SET -> canvas.fill(new Shape.Disc(center, r), ink);
		case CLEAR -> canvas.stroke(new Shape.Disc(center, r - 0.5), new Stroke(theme.border(), 1));
		case MASKED -> {
			canvas.stroke(new Shape.Disc(center, r - 0.5), new Stroke(ink, 1.2));
			double d = (r - 0.5) * 0.7;
			canvas.stroke(new Shape.Line(center.plus(-d, d), center.plus(d, -d)), new Stroke(ink, 1.2));
		}
		case IN_SERVICE -> canvas.fill(polygon(center, 0, -r * 1.2, r * 1.2, 0, 0, r * 1.2, -r * 1.2, 0), ink);
		case PENDING -> canvas.fill(polygon(center, 0, -r * 1.1, r * 1.15, r * 0.9, -r * 1.15, r * 0.9), ink);
		case LEVEL -> canvas.fill(new Shape.Box(new Rect(center.x() - r, center.y() - 1.5, size, 3), 0), ink);
		case EDGE -> canvas.stroke(new Shape.Line(center.plus(-r, r * 0.7), center.plus(-0.5, r * 0.7),
				center.plus(-0.5, -r * 0.7), center.plus(r, -r * 0.7)), new Stroke(ink, 1.2));
		case UNKNOWN -> canvas.stroke(new Shape.Line(center.plus(-r * 0.5, 0), center.plus(r * 0.5, 0)),
				new Stroke(theme.border(), 1.2));
		}
	}

	private static Shape polygon(Point center, double... offsets) {
		List<Point> points = new ArrayList<>();
		for (int at = 0; at < offsets.length; at += 2)
			points.add(center.plus(offsets[at], offsets[at + 1]));
		return new Shape.Line(points);
	}
}
