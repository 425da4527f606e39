package org.irqscope.emulator.journal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The one sentence that says why a hop did what it did, in the language of the locale. */
public final class Sentences {
	private final ResourceBundle bundle;
	private final Locale locale;

	public Sentences(Locale locale) {
		this.locale = locale;
		this.bundle = ResourceBundle.getBundle(Sentences.class.getPackageName() + ".sentences", locale,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	/** The sentence of a hop. */
	public String of(Hop hop) {
		List<Long> values = hop.reason().values();
		Object[] numbers = new Object[8];
		for (int at = 0; at < values.size(); at++) {
			numbers[at] = Long.toString(values.get(at));
			numbers[at + 4] = Long.toHexString(values.get(at));
		}
		String function = hop.site().functionName();
		String key = hop.reason().key();
		String pattern = bundle.getString(bundle.containsKey(key) ? key : "continued");
		return new MessageFormat(pattern.replace("{f}", function), locale).format(numbers);
	}
}
