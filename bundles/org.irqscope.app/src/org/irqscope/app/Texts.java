package org.irqscope.app;

import java.util.ResourceBundle;

/** The texts of this bundle in the user's language. */
final class Texts {
	private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.irqscope.app.messages");

	private Texts() {
	}

	static String of(String key) {
		return BUNDLE.getString(key);
	}
}
