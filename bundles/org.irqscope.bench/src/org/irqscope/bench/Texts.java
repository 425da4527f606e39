package org.irqscope.bench;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of this package, in {@code messages.properties}. */
final class Texts {
	private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(Texts.class.getPackageName() + ".messages");

	private Texts() {
	}

	static String of(String key, Object... values) {
		return MessageFormat.format(BUNDLE.getString(key), values);
	}
}
