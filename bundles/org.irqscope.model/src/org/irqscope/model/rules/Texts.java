package org.irqscope.model.rules;

import org.irqscope.text.Wording;

/** The texts of what a machine cannot be, worded as {@link Wording} says. */
final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
