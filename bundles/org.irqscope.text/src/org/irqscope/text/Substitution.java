package org.irqscope.text;

import java.util.Date;
import java.util.Optional;

/**
 * Puts values into a text as a {@link java.text.MessageFormat} in English does, where that means no more than to write
 * them down: most texts are said again and again, and a format is much to make for a word. Keeps no state.
 */
final class Substitution {
	/** Asks for a number without groups, as a whole one is written down. */
	private static final String DIGITS = ",number,#}";

	private Substitution() {
	}

	/** The text with its values; nothing where more than writing them down is asked for. */
	static Optional<String> of(String text, Object... values) {
		StringBuilder said = new StringBuilder(text.length() + 16);
		int end = text.length();
		for (int at = 0; at < end; at++) {
			char next = text.charAt(at);
			if (next == '\'') {
				// A single one begins what is quoted.
				if (++at == end || text.charAt(at) != '\'')
					return Optional.empty();
			} else if (next == '{') {
				int value = at + 2 < end ? text.charAt(at + 1) - '0' : -1;
				if (value < 0 || value >= Math.min(10, values.length) || !isWord(values[value]))
					return Optional.empty();
				boolean digits = isWhole(values[value]) && text.startsWith(DIGITS, at + 2);
				if (!digits && text.charAt(at + 2) != '}')
					return Optional.empty();
				said.append(values[value]);
				at += digits ? 1 + DIGITS.length() : 2;
				continue;
			} else if (next == '}')
				return Optional.empty();
			said.append(next);
		}
		return Optional.of(said.toString());
	}

	/** True for what a format would write as it is: whole numbers, and what is neither a number nor a date. */
	private static boolean isWord(Object value) {
		return isWhole(value) || !(value == null || value instanceof Number || value instanceof Date);
	}

	private static boolean isWhole(Object value) {
		return value instanceof Integer || value instanceof Long;
	}
}
