package org.irqscope.core;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of this bundle, in {@code messages.properties}. */
public final class Texts {
	private Texts() {
	}

	public static String of(String key, Object... values) {
		return MessageFormat.format(ResourceBundle.getBundle("org.irqscope.core.messages").getString(key), values);
	}
}
