package org.irqscope.bench;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

import org.irqscope.export.SceneExport;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.theme.Theme;

/**
 * A frame as large as a small laptop's screen that whole scenes are painted into, by the painter that all pictures come
 * from. Needs no display, and so leaves out what the window system does with a frame. Used by one thread.
 */
final class Frame {
	private static final int WIDTH = 1366, HEIGHT = 768;
	private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

	/** Paints all of a scene, as large as it fits. */
	BufferedImage paint(Scene scene) {
		Rect bounds = scene.bounds();
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			graphics.clearRect(0, 0, WIDTH, HEIGHT);
			double scale = Math.min(1, Math.min(WIDTH / bounds.width(), HEIGHT / bounds.height()));
			graphics.scale(scale, scale);
			graphics.translate(-bounds.x(), -bounds.y());
			SceneExport.paint(scene, Theme.LIGHT, graphics);
		} finally {
			graphics.dispose();
		}
		return image;
	}
}
