package org.irqscope.scene;

import java.util.ArrayList;
import java.util.List;

/** A canvas that notes what is painted on it, in order. */
final class NotingCanvas implements Canvas {
	/** Something painted. */
	sealed interface Mark {
	}

	record Filled(Shape shape, Ink ink) implements Mark {
	}

	record Stroked(Shape shape, Stroke stroke) implements Mark {
	}

	record Written(String text, double x, double baseline, TextStyle style, Ink ink) implements Mark {
		/** The area of the letters, from the height of the capitals down to the baseline. */
		Rect area() {
			double height = style.size() * 0.72;
			return new Rect(x, baseline - height, Letters.MEASURE.width(text, style), height);
		}
	}

	private final List<Mark> marks = new ArrayList<>();
	private final List<String> elements = new ArrayList<>();

	@Override
	public void fill(Shape shape, Ink ink) {
		marks.add(new Filled(shape, ink));
	}

	@Override
	public void stroke(Shape shape, Stroke stroke) {
		marks.add(new Stroked(shape, stroke));
	}

	@Override
	public void text(String text, double x, double baseline, TextStyle style, Ink ink) {
		marks.add(new Written(text, x, baseline, style, ink));
	}

	@Override
	public void begin(String id, String title) {
		elements.add(id);
	}

	List<Mark> marks() {
		return marks;
	}

	/** The ids of the elements, in the order in which they were begun. */
	List<String> elements() {
		return elements;
	}

	<T extends Mark> List<T> marks(Class<T> kind) {
		return marks.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	/** The colour below the middle of a text, as it was when the text was written. */
	Ink groundOf(Written text, Ink canvas) {
		Point middle = new Point(text.area().centerX(), text.area().centerY());
		Ink ground = canvas;
		for (Mark mark : marks.subList(0, marks.indexOf(text)))
			if (mark instanceof Filled filled && filled.shape() instanceof Shape.Box box && box.rect().contains(middle))
				ground = filled.ink().over(ground);
		return ground;
	}
}
