package org.irqscope.ui.welcome;

import org.irqscope.text.Wording;

/** The texts of the page that welcomes. */
final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
