package org.irqscope.core.operation;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of this package, in {@code messages.properties}. */
final class Texts {
	private Texts() {
	}

	static String of(String key, Object... values) {
		Locale locale = Locale.getDefault();
		ResourceBundle bundle = ResourceBundle.getBundle(Texts.class.getPackageName() + ".messages", locale,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
		return new MessageFormat(bundle.getString(key), locale).format(values);
	}
}
