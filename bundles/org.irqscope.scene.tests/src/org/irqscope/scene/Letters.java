package org.irqscope.scene;

import org.irqscope.scene.text.TextMeasure;

/** Letters that are all as wide as a bit more than half their height. */
public final class Letters {
	public static final TextMeasure MEASURE = (text, style) -> text.length() * style.size() * 0.6;

	private Letters() {
	}
}
