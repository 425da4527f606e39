package org.irqscope.core.picture.part;

import org.irqscope.text.Wording;

/** The texts of the pages of parts, worded as {@link Wording} says; for the packages below. */
public final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	/** A text with its values. */
	public static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
