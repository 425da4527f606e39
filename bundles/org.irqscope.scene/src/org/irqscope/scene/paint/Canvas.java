package org.irqscope.scene.paint;

import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;

/**
 * What pictures are painted on: the screen, or a file. Coordinates are pixels at 100 %, y grows downwards. Used by one
 * thread.
 */
public interface Canvas {
	/** Fills the inside of a shape. */
	void fill(Shape shape, Ink ink);

	/** Draws the outline of a shape; the line's middle lies on it. */
	void stroke(Shape shape, Stroke stroke);

	/**
	 * Writes one line of text.
	 *
	 * @param text may be empty
	 * @param x the left end
	 * @param baseline the height on which the letters stand
	 */
	void text(String text, double x, double baseline, TextStyle style, Ink ink);

	/** False when nothing of an area is seen, so that it need not be painted. */
	default boolean shows(Rect area) {
		return true;
	}

	/**
	 * What follows belongs to one element, until {@link #end}; elements do not lie in one another.
	 *
	 * @param id the element's id in the scene
	 * @param title what may be shown as a tooltip, may be empty
	 */
	default void begin(String id, String title) {
	}

	/** Ends what {@link #begin} began. */
	default void end() {
	}
}
