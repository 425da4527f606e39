package org.irqscope.scene;

/** How wide a text is; screen and exports use the same measure, so that they look the same. */
@FunctionalInterface
public interface TextMeasure {
	/** The width in pixels at 100 %. */
	double width(String text, TextStyle style);
}
