package org.irqscope.ui.help;

import org.irqscope.text.Wording;

/** The texts of help. */
final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
