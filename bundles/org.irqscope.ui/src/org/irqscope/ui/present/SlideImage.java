package org.irqscope.ui.present;

import java.awt.image.BufferedImage;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/** Images that were painted without a display, as the desktop has them. Has no state and may be used by any thread. */
public final class SlideImage {
	private static final int DEPTH = 24, RED = 0xff0000, GREEN = 0xff00, BLUE = 0xff;

	private SlideImage() {
	}

	/** The same pixels. */
	public static ImageData of(BufferedImage image) {
		ImageData data = new ImageData(image.getWidth(), image.getHeight(), DEPTH, new PaletteData(RED, GREEN, BLUE));
		int[] row = new int[image.getWidth()];
		for (int y = 0; y < image.getHeight(); y++) {
			image.getRGB(0, y, row.length, 1, row, 0, row.length);
			data.setPixels(0, y, row.length, row, 0);
		}
		return data;
	}
}
