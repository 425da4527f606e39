package org.irqscope.debug;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of this bundle in the user's language; numbers are written as in the language of the text. */
final class Texts {
	private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.irqscope.debug.messages");

	private Texts() {
	}

	static String of(String key, Object... values) {
		return new MessageFormat(BUNDLE.getString(key), BUNDLE.getLocale()).format(values);
	}
}
