package org.irqscope.scene;

/** Letters that are all as wide as a bit more than half their height. */
final class Letters {
	static final TextMeasure MEASURE = (text, style) -> text.length() * style.size() * 0.6;

	private Letters() {
	}
}
