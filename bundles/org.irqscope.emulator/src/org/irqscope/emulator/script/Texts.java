package org.irqscope.emulator.script;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of this package, in {@code messages.properties}; their numbers are of the language of the text. */
final class Texts {
	private Texts() {
	}

	static String of(Locale locale, String key, Object... values) {
		ResourceBundle bundle = ResourceBundle.getBundle(Texts.class.getPackageName() + ".messages", locale,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
		return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
	}
}
