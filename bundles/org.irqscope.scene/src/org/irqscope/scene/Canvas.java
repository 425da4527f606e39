package org.irqscope.scene;

/** What pictures are painted on: the screen, or a file. Coordinates are pixels at 100 %. */
public interface Canvas {
	void fill(Shape shape, Ink ink);

	void stroke(Shape shape, Stroke stroke);

	/** Writes one line of text; x is its left end. */
	void text(String text, double x, double baseline, TextStyle style, Ink ink);

	/** What follows belongs to one element, until {@link #end}; the title may be shown as a tooltip. */
	default void begin(String id, String title) {
	}

	default void end() {
	}
}
