package org.irqscope.scene.text;

/** How wide a text is; screen and exports use the same measure, so that they look the same. */
@FunctionalInterface
public interface TextMeasure {
	/** The width of one line of text in pixels at 100 %; 0 for an empty one. */
	double width(String text, TextStyle style);
}
