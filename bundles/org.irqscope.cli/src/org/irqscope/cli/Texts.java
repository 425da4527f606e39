package org.irqscope.cli;

import java.util.ResourceBundle;

import org.irqscope.text.Wording;

/** The texts of this bundle, worded as {@link Wording} says. */
public final class Texts {
	private static final Wording WORDING = Wording.beside(Texts.class);

	private Texts() {
	}

	/** The help texts among them are read by picocli. */
	static ResourceBundle bundle() {
		return WORDING.texts();
	}

	public static String of(String key, Object... values) {
		return WORDING.of(key, values);
	}
}
