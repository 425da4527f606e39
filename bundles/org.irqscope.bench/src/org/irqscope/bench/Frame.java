package org.irqscope.bench;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

import org.irqscope.export.SceneExport;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.theme.Theme;

/**
 * A frame as large as a small laptop's screen that whole scenes are painted into, by the painter that all pictures come
 * from. Needs no display, and so leaves out what the window system does with a frame. Used by one thread.
 */
final class Frame {
	private static final int WIDTH = 1366, HEIGHT = 768;
	private static final double READABLE = 0.9;
	private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

	/** Paints all of a scene, as large as it fits. */
	BufferedImage paint(Scene scene) {
		Rect bounds = scene.bounds();
		return paint(scene, new Point(bounds.x(), bounds.y()), fitting(bounds));
	}

	/** Paints a scene as an editor shows it: as large as it can be read, around where the walk stands. */
	BufferedImage paintReadable(Scene scene) {
		Rect bounds = scene.bounds();
		double scale = Math.max(READABLE, fitting(bounds));
		Rect active = scene.nodes().stream().filter(Node::active).findFirst().map(Node::bounds).orElse(bounds);
		return paint(scene, new Point(begin(active.x(), bounds.right() - WIDTH / scale, bounds.x()),
				begin(active.y(), bounds.bottom() - HEIGHT / scale, bounds.y())), scale);
	}

	private static double begin(double wanted, double last, double first) {
		return Math.max(first, Math.min(wanted - DiagramStyle.MARGIN, last));
	}

	private static double fitting(Rect bounds) {
		return Math.min(1, Math.min(WIDTH / bounds.width(), HEIGHT / bounds.height()));
	}

	private BufferedImage paint(Scene scene, Point corner, double scale) {
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			graphics.clearRect(0, 0, WIDTH, HEIGHT);
			graphics.scale(scale, scale);
			graphics.translate(-corner.x(), -corner.y());
			SceneExport.paint(scene, Theme.LIGHT, graphics);
		} finally {
			graphics.dispose();
		}
		return image;
	}
}
