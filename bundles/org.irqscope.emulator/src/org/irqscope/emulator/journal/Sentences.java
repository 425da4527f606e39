package org.irqscope.emulator.journal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The one sentence that says why a hop did what it did, in the language of the locale. For any thread. */
public final class Sentences {
	private final Map<String, ResourceBundle> homes = new ConcurrentHashMap<>();
	private final Locale locale;

	public Sentences(Locale locale) {
		this.locale = locale;
	}

	/** The sentence of a hop. */
	public String of(Hop hop) {
		List<Long> values = hop.reason().values();
		Object[] numbers = new Object[8];
		for (int at = 0; at < values.size(); at++) {
			numbers[at] = Long.toString(values.get(at));
			numbers[at + 4] = Long.toHexString(values.get(at));
		}
		String pattern = pattern(hop.reason()).replace("{f}", hop.site().functionName());
		return new MessageFormat(pattern, locale).format(numbers);
	}

	/** The sentence of a reason; what no sentence is written for goes on after a call. */
	private String pattern(Reason reason) {
		ResourceBundle home = home(reason.home());
		return home.containsKey(reason.key()) ? home.getString(reason.key())
				: home(Sentences.class.getPackageName()).getString("continued");
	}

	private ResourceBundle home(String packageName) {
		return homes.computeIfAbsent(packageName, name -> ResourceBundle.getBundle(name + ".sentences", locale,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
	}
}
