package org.irqscope.export;

import java.util.List;
import java.util.Optional;

import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.ScenePainter;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Theme;

/**
 * A scene as it is exported: all of it or a part, with a line of text below. Immutable, for any thread.
 *
 * @param area the part of the scene, or more than it fills
 * @param caption may be empty
 */
public record Picture(Scene scene, Rect area, String caption) {
	/** Nothing, for steps of which only the words are written. */
	public static final Picture NONE = new Picture(
			new Scene(List.of(), List.of(), List.of(), Optional.empty(), Legend.none()));
	private static final double MARGIN = 24, LINE = 18;

	/** A whole scene. */
	public Picture(Scene scene) {
		this(scene, scene.bounds(), "");
	}

	/** The area with the caption below it. */
	public Rect bounds() {
		double height = caption.isEmpty() ? 0 : lines().size() * LINE + MARGIN / 2;
		return new Rect(area.x(), area.y(), area.width(), area.height() + height);
	}

	private List<String> lines() {
		return Lines.of(caption, TextStyle.TITLE, area.width() - 2 * MARGIN);
	}

	/** Paints the scene and the caption. What is outside of the area is left to the canvas. */
	public void paint(Canvas canvas, Theme theme) {
		new ScenePainter(canvas, theme, Fonts.MEASURE).paint(scene);
		if (caption.isEmpty())
			return;
		Rect below = new Rect(area.x(), area.bottom(), area.width(), bounds().height() - area.height());
		canvas.fill(new Shape.Box(below, 0), theme.canvas());
		double y = area.bottom();
		for (String line : lines()) {
			canvas.text(line, area.x() + MARGIN, TextStyle.TITLE.baseline(y + LINE / 2), TextStyle.TITLE, theme.text());
			y += LINE;
		}
	}
}
