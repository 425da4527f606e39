package org.irqscope.core.picture.part;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Piece;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.Shape;
import org.irqscope.scene.Spot;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Tone;

/** Draws a row that no other kind of row can show, piece by piece, from back to front. For one thread. */
public final class Pen {
	private final List<Piece> pieces = new ArrayList<>();
	private final List<Spot> spots = new ArrayList<>();

	/** Fills a shape. */
	public Pen fill(Shape shape, Tone tone, double alpha) {
		pieces.add(new Piece.Fill(shape, tone, alpha));
		return this;
	}

	/** Draws the outline of a shape. */
	public Pen outline(Shape shape, Tone tone, double width) {
		pieces.add(new Piece.Outline(shape, tone, width, false));
		return this;
	}

	/** A straight line. */
	public Pen line(Point from, Point to, Tone tone, double width) {
		return outline(new Shape.Line(from, to), tone, width);
	}

	/** A straight line with gaps. */
	public Pen dashed(Point from, Point to, Tone tone, double width) {
		pieces.add(new Piece.Outline(new Shape.Line(from, to), tone, width, true));
		return this;
	}

	/** The shape of a bit's state. */
	public Pen glyph(BitState state, Point center, double size, Tone tone) {
		pieces.add(new Piece.Glyph(state, center, size, tone));
		return this;
	}

	/** A text that begins at a point, at half of its height. */
	public Pen text(String text, Point at, TextStyle style, Tone tone) {
		if (!text.isEmpty())
			pieces.add(new Piece.Words(text, at, style, tone));
		return this;
	}

	/** A text around a point. */
	public Pen centered(String text, Point at, TextStyle style, Tone tone) {
		return text(text, at.plus(-width(text, style) / 2, 0), style, tone);
	}

	/** A text that ends at a point. */
	public Pen ending(String text, Point at, TextStyle style, Tone tone) {
		return text(text, at.plus(-width(text, style), 0), style, tone);
	}

	/** What a place means. */
	public Pen tip(Rect area, String tip) {
		return spot("", area, tip);
	}

	/** A place that can be chosen, and what it means. */
	public Pen spot(String id, Rect area, String tip) {
		spots.add(new Spot(id, area, tip));
		return this;
	}

	/** The width of a text. */
	public static double width(String text, TextStyle style) {
		return Fonts.MEASURE.width(text, style);
	}

	/**
	 * The row that has been drawn.
	 *
	 * @param name what it is about, in words
	 * @param value what it says, in words
	 */
	public Row.Drawing row(String id, String name, String value, Mark mark, double width, double height) {
		return new Row.Drawing(id, name, value, width, height, mark, pieces, spots);
	}
}
