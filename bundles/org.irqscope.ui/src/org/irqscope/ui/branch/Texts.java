package org.irqscope.ui.branch;

import org.irqscope.text.Wording;

/** The texts of branches, worded as {@link Wording} says. */
final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	/** A text by its key, with values. */
	static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
