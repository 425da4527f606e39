package org.irqscope.scene.paint;

import org.irqscope.scene.Piece;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Theme;

/** Paints what a page draws by itself. */
final class DrawingPainter {
	private final Canvas canvas;
	private final Theme theme;
	private final GlyphPainter glyphs;

	DrawingPainter(Canvas canvas, Theme theme, GlyphPainter glyphs) {
		this.canvas = canvas;
		this.theme = theme;
		this.glyphs = glyphs;
	}

	void paint(Row.Drawing drawing, Rect place) {
		for (Piece piece : drawing.pieces())
			paint(piece, place.x(), place.y());
	}

	private void paint(Piece piece, double x, double y) {
		if (piece instanceof Piece.Fill fill)
			canvas.fill(fill.shape().movedBy(x, y), fill.tone().in(theme).withAlpha(fill.alpha()));
		else if (piece instanceof Piece.Outline outline)
			canvas.stroke(outline.shape().movedBy(x, y),
					new Stroke(outline.tone().in(theme), outline.width(), outline.dashed()));
		else if (piece instanceof Piece.Glyph glyph)
			glyphs.paint(glyph.state(), glyph.center().plus(x, y), glyph.size(), glyph.tone().in(theme));
		else if (piece instanceof Piece.Words words)
			canvas.text(words.text(), x + words.at().x(), words.style().baseline(y + words.at().y()), words.style(),
					words.tone().in(theme));
	}
}
