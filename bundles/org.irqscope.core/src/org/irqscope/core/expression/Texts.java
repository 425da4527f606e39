package org.irqscope.core.expression;

import org.irqscope.text.Wording;

/** The texts of the language of expressions, worded as {@link Wording} says. */
public final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	public static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
