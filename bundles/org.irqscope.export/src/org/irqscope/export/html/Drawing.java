package org.irqscope.export.html;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.export.Digits;
import org.irqscope.export.SvgPath;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;

/** A canvas that notes what is painted of one part of a scene, to be drawn by the script in a page. For one thread. */
final class Drawing implements Canvas {
	private final List<Piece> pieces = new ArrayList<>();
	private String title = "";

	/**
	 * Something that was painted.
	 *
	 * @param form its kind and its numbers, in the order in which the script reads them
	 */
	record Piece(List<Object> form, Ink ink) {
	}

	/** What was painted, from back to front. */
	List<Piece> pieces() {
		return pieces;
	}

	/** What the part is called; empty where it has no name. */
	String title() {
		return title;
	}

	@Override
	public void begin(String id, String name) {
		if (title.isEmpty())
			title = name;
	}

	@Override
	public void fill(Shape shape, Ink ink) {
		pieces.add(new Piece(form("f", Digits.of(ink.alpha()), 0, shape), ink));
	}

	@Override
	public void stroke(Shape shape, Stroke stroke) {
		pieces.add(new Piece(form(stroke.dashed() ? "d" : "s", Digits.of(stroke.ink().alpha()),
				Digits.of(stroke.width()), shape), stroke.ink()));
	}

	@Override
	public void text(String text, double x, double baseline, TextStyle style, Ink ink) {
		if (!text.isEmpty())
			pieces.add(new Piece(List.of("t", Digits.of(x), Digits.of(baseline), style.ordinal(), text), ink));
	}

	private static List<Object> form(String kind, Number alpha, Number width, Shape shape) {
		if (shape instanceof Shape.Box box) {
			Rect rect = box.rect();
			return List.of(kind, alpha, width, Digits.of(rect.x()), Digits.of(rect.y()), Digits.of(rect.width()),
					Digits.of(rect.height()), Digits.of(box.radius()));
		}
		if (shape instanceof Shape.Disc disc)
			return List.of(kind, alpha, width, Digits.of(disc.center().x()), Digits.of(disc.center().y()),
					Digits.of(disc.radius()));
		return List.of(kind, alpha, width, SvgPath.of(shape));
	}
}
