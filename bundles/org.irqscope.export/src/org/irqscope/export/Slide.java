package org.irqscope.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Theme;

/**
 * Paints a step of a walk for a whole screen that is read from far away: the picture, and below it what is done and
 * why. What is too large for letters that can be read is shown around the place where the walk stands. Immutable, for
 * any thread.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Slide(int width, int height, Theme theme) {
	/** No letter is smaller, in pixels. */
	public static final double SMALLEST_LETTER = 18;
	private static final double TEXT = 2.2, LINE = 17, MARGIN = 20;
	private static final int MOST_LINES = 3;

	/** Pixels of the slide for one of the scene: as many as fit, and at least so many that one can read it. */
	public double scale(Scene scene) {
		Rect whole = scene.bounds();
		double readable = SMALLEST_LETTER / TextStyle.CAPTION.size();
		return Math.max(readable, Math.min(width / whole.width(), pictureHeight() / whole.height()));
	}

	private double pictureHeight() {
		return height - ((MOST_LINES + 2) * LINE + MARGIN) * TEXT;
	}

	/** The part of a scene that is shown. */
	public Rect area(Scene scene) {
		double scale = scale(scene);
		double wide = width / scale, high = pictureHeight() / scale;
		Rect whole = scene.bounds();
		Point middle = scene.nodes().stream().filter(Node::active).findFirst()
				.map(node -> new Point(node.bounds().centerX(), node.bounds().centerY()))
				.orElseGet(() -> new Point(whole.centerX(), whole.centerY()));
		return new Rect(within(middle.x(), wide, whole.x(), whole.right()),
				within(middle.y(), high, whole.y(), whole.bottom()), wide, high);
	}

	/** Where a window begins that is centred on a place, without leaving what is there; all of it where it fits. */
	private static double within(double middle, double size, double from, double to) {
		if (size >= to - from)
			return (from + to - size) / 2;
		return Math.max(from, Math.min(to - size, middle - size / 2));
	}

	/** Paints a step. */
	public BufferedImage paint(WalkStep step, StepText texts) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setColor(new Color(theme.canvas().rgb()));
			graphics.fillRect(0, 0, width, height);
			picture(step.picture().scene(), (Graphics2D) graphics.create());
			graphics.scale(TEXT, TEXT);
			texts(step, texts, SceneExport.canvas(graphics));
		} finally {
			graphics.dispose();
		}
		return image;
	}

	private void picture(Scene scene, Graphics2D graphics) {
		Rect area = area(scene);
		graphics.clipRect(0, 0, width, (int) pictureHeight());
		graphics.scale(scale(scene), scale(scene));
		graphics.translate(-area.x(), -area.y());
		SceneExport.paint(scene, theme, graphics);
		graphics.dispose();
	}

	private void texts(WalkStep step, StepText texts, Canvas canvas) {
		double wide = width / TEXT - 2 * MARGIN;
		double y = pictureHeight() / TEXT + LINE / 2;
		canvas.text(texts.where(step), MARGIN, TextStyle.CAPTION.baseline(y), TextStyle.CAPTION, theme.quiet());
		canvas.text(Lines.of(texts.call(step), TextStyle.TITLE, wide).get(0), MARGIN,
				TextStyle.TITLE.baseline(y + LINE), TextStyle.TITLE, theme.text());
		List<String> why = Lines.of(texts.why(step), TextStyle.FIELD, wide);
		for (int at = 0; at < Math.min(MOST_LINES, why.size()); at++)
			canvas.text(why.get(at), MARGIN, TextStyle.FIELD.baseline(y + (at + 2) * LINE), TextStyle.FIELD,
					theme.text());
	}
}
