package org.irqscope.trace.text;

import java.util.Optional;

/** Lines that mean nothing wherever they stand, even in the middle of something. */
public final class Noise {
	private static final Optional<Ignored> BLANK = Optional.of(Ignored.BLANK), COMMENT = Optional.of(Ignored.COMMENT),
			ELLIPSIS = Optional.of(Ignored.ELLIPSIS), NONE = Optional.empty();

	private Noise() {
	}

	public static Optional<Ignored> reason(String text) {
		int first = LineScan.skipBlanks(text, 0);
		if (first == text.length())
			return BLANK;
		return switch (text.charAt(first)) {
		case '#' -> COMMENT;
		case '.' -> onlyDots(text, first) ? ELLIPSIS : NONE;
		case '\u2026' -> ELLIPSIS;
		case '[' -> text.startsWith("[...]", first) || text.startsWith("[\u2026]", first) ? ELLIPSIS : NONE;
		default -> NONE;
		};
	}

	private static boolean onlyDots(String text, int first) {
		return text.length() - first >= 3 && text.chars().skip(first).allMatch(c -> c == '.');
	}
}
