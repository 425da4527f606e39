package org.irqscope.export;

import org.irqscope.text.Wording;

/** The texts of this bundle, worded as {@link Wording} says. */
public final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	/** A text by its key, with values. */
	public static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
