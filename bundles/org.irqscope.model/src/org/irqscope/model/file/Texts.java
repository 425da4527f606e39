package org.irqscope.model.file;

import org.irqscope.text.Wording;

/** The texts of what is wrong with files, worded as {@link Wording} says. */
final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
