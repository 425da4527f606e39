package org.irqscope.trace.text;

import org.irqscope.text.Wording;

/** The texts of this bundle, worded as {@link Wording} says. */
final class Texts {
	private static final Wording WORDING = Wording.above(Texts.class);

	private Texts() {
	}

	static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
