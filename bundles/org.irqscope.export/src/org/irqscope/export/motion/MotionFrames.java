package org.irqscope.export.motion;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

import org.irqscope.export.Lines;
import org.irqscope.export.Picture;
import org.irqscope.export.SceneExport;
import org.irqscope.export.StepText;
import org.irqscope.export.WalkStep;
import org.irqscope.scene.Rect;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Theme;

/** Paints steps with what is said of them, and finds what differs from the step before. Used by one thread. */
public final class MotionFrames {
	private static final double MARGIN = 16, LINE = 18;
	private static final int MOST_LINES = 2;
	private final StepText texts;
	private final Rect bounds;
	private final Theme theme;
	private final double scale;
	private BufferedImage before;

	/**
	 * Pictures of one size.
	 *
	 * @param bounds all that the scenes show
	 * @param scale pixels of the image for one of the scene, above 0
	 */
	public MotionFrames(StepText texts, Rect bounds, Theme theme, double scale) {
		this.texts = texts;
		this.bounds = new Rect(bounds.x(), bounds.y(), bounds.width(),
				bounds.height() + (MOST_LINES + 1) * LINE + MARGIN);
		this.theme = theme;
		this.scale = scale;
	}

	/** A piece of an image, and where it is. */
	record Frame(BufferedImage image, int x, int y) {
	}

	/** The first step as a whole; of each later one the smallest piece with all that has changed. */
	Frame next(WalkStep step) throws IOException {
		BufferedImage whole = SceneExport.image(new Picture(step.picture().scene(), bounds, ""), theme, scale);
		say(step, whole);
		Frame frame = before == null ? new Frame(whole, 0, 0) : changed(before, whole);
		before = whole;
		return frame;
	}

	private void say(WalkStep step, BufferedImage image) {
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.scale(scale, scale);
			graphics.translate(-bounds.x(), -bounds.y());
			double y = bounds.bottom() - MARGIN - (MOST_LINES + 0.5) * LINE;
			line(graphics, texts.where(step) + " \u00b7 " + texts.call(step), y, TextStyle.TITLE);
			List<String> why = Lines.of(texts.why(step), TextStyle.FIELD, bounds.width() - 2 * MARGIN);
			for (String one : why.subList(0, Math.min(MOST_LINES, why.size())))
				line(graphics, one, y += LINE, TextStyle.FIELD);
		} finally {
			graphics.dispose();
		}
	}

	private void line(Graphics2D graphics, String text, double middle, TextStyle style) {
		SceneExport.canvas(graphics).text(Lines.of(text, style, bounds.width() - 2 * MARGIN).get(0),
				bounds.x() + MARGIN, style.baseline(middle), style, theme.text());
	}

	private static Frame changed(BufferedImage old, BufferedImage now) {
		int left = now.getWidth(), top = now.getHeight(), right = 0, bottom = 0;
		for (int y = 0; y < now.getHeight(); y++)
			for (int x = 0; x < now.getWidth(); x++)
				if (old.getRGB(x, y) != now.getRGB(x, y)) {
					left = Math.min(left, x);
					right = Math.max(right, x + 1);
					top = Math.min(top, y);
					bottom = y + 1;
				}
		// A picture that is the same needs a piece too, to be shown for its time.
		return right == 0 ? new Frame(now.getSubimage(0, 0, 1, 1), 0, 0)
				: new Frame(now.getSubimage(left, top, right - left, bottom - top), left, top);
	}
}
