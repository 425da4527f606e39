package org.irqscope.scene.paint;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.scene.Letters;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;

/** A canvas that notes what is painted on it, in order. */
public final class NotingCanvas implements Canvas {
	/** Something painted. */
	public sealed interface Mark {
	}

	public record Filled(Shape shape, Ink ink) implements Mark {
	}

	public record Stroked(Shape shape, Stroke stroke) implements Mark {
	}

	public record Written(String text, double x, double baseline, TextStyle style, Ink ink) implements Mark {
		/** The area of the letters, from the height of the capitals down to the baseline. */
		public Rect area() {
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

	public List<Mark> marks() {
		return marks;
	}

	/** The ids of the elements, in the order in which they were begun. */
	public List<String> elements() {
		return elements;
	}

	public <T extends Mark> List<T> marks(Class<T> kind) {
		return marks.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	/** The colour below the middle of a text, as it was when the text was written. */
	public Ink groundOf(Written text, Ink canvas) {
		Point middle = new Point(text.area().centerX(), text.area().centerY());
		Ink ground = canvas;
		for (Mark mark : marks.subList(0, marks.indexOf(text)))
			if (mark instanceof Filled filled && filled.shape() instanceof Shape.Box box && box.rect().contains(middle))
				ground = filled.ink().over(ground);
		return ground;
	}
}
