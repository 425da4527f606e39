package org.irqscope.ui.explanation;

import org.irqscope.text.Wording;

/** The texts of explanations, worded as {@link Wording} says. */
final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	/** A text by its key, with values. */
	static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
