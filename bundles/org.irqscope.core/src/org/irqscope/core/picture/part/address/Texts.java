package org.irqscope.core.picture.part.address;

import org.irqscope.text.Wording;

/** The texts of the pages about addresses, worded as {@link Wording} says. */
final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	/** A text with its values. */
	static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
