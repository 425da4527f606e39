package org.irqscope.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of this package, in {@code messages.properties}; the help texts among them are read by picocli. */
final class Texts {
	private Texts() {
	}

	static ResourceBundle bundle() {
		return ResourceBundle.getBundle(Texts.class.getPackageName() + ".messages", Locale.getDefault(),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	static String of(String key, Object... values) {
		return new MessageFormat(bundle().getString(key), Locale.getDefault()).format(values);
	}
}
