package org.irqscope.trace.text;

import java.util.HashMap;
import java.util.Map;

/** Keeps words that come again and again in a trace only once. For one thread. */
public final class StringPool {
	private static final int MOST = 1 << 15;
	private final Map<String, String> kept = new HashMap<>();

	/** The same text, if possible as an object that was handed out before. */
	public String once(String text) {
		if (text.isEmpty())
			return "";
		String before = kept.get(text);
		if (before != null)
			return before;
		if (kept.size() < MOST)
			kept.put(text, text);
		return text;
	}
}
