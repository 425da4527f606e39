package org.irqscope.bench.report;

import org.irqscope.text.Wording;

/** The texts of this bundle, worded as {@link Wording} says. For any thread. */
public final class Texts {
	private static final Wording WORDING = Wording.above(Texts.class);

	private Texts() {
	}

	/** The text of a key. */
	public static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
