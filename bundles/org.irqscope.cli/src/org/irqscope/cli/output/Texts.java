package org.irqscope.cli.output;

import org.irqscope.text.Wording;

/** The texts of the command line, worded as {@link Wording} says. */
final class Texts {
	private static final Wording WORDING = Wording.above(Texts.class);

	private Texts() {
	}

	static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
