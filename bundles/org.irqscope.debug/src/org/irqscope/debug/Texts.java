package org.irqscope.debug;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of this bundle in the user's language. */
final class Texts {
	private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.irqscope.debug.messages");

	private Texts() {
	}

	static String of(String key, Object... values) {
		return MessageFormat.format(BUNDLE.getString(key), values);
	}
}
