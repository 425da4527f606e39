package org.irqscope.scene;

import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Tone;

/** A piece of a {@link Row.Drawing}. Places are counted from the drawing's upper left corner. */
public sealed interface Piece {
	/** A filled shape. */
	record Fill(Shape shape, Tone tone, double alpha) implements Piece {
	}

	/** The outline of a shape, or a line. */
	record Outline(Shape shape, Tone tone, double width, boolean dashed) implements Piece {
	}

	/** The shape of a bit's state around a point. */
	record Glyph(BitState state, Point center, double size, Tone tone) implements Piece {
	}

	/**
	 * A line of text.
	 *
	 * @param at its left end at half of its height
	 */
	record Words(String text, Point at, TextStyle style, Tone tone) implements Piece {
	}
}
