package org.irqscope.trace.text;

import java.util.regex.Pattern;

/** Takes away what a terminal was told besides the text: colours, cursor movements, titles, carriage returns. */
final class EscapeSequences {
	private static final char ESCAPE = '\u001b';
	private static final Pattern SEQUENCES = Pattern
			.compile("\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|\u001b[ -/]*[0-~]|\r");

	private EscapeSequences() {
	}

	static String plain(String text) {
		if (text.indexOf(ESCAPE) < 0 && text.indexOf('\r') < 0)
			return text;
		return SEQUENCES.matcher(text).replaceAll("").stripTrailing();
	}
}
