package org.irqscope.diagram;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of this bundle in the user's language; numbers are written as in the language of the text. */
public final class Texts {
	private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.irqscope.diagram.messages");

	private Texts() {
	}

	/** A text by its key, with values. */
	public static String of(String key, Object... values) {
		return new MessageFormat(BUNDLE.getString(key), BUNDLE.getLocale()).format(values);
	}
}
