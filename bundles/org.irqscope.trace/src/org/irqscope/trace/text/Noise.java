package org.irqscope.trace.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** Lines that mean nothing wherever they stand, even in the middle of something. */
public final class Noise {
	/** How kvmtool tells of its start. */
	private static final String KVMTOOL = "# lkvm run ";
	private static final Optional<Ignored> BLANK = Optional.of(Ignored.BLANK), COMMENT = Optional.of(Ignored.COMMENT),
			ELLIPSIS = Optional.of(Ignored.ELLIPSIS), MARKUP = Optional.of(Ignored.MARKUP), NONE = Optional.empty();
	private static final Pattern TAG = Pattern.compile(
			"(?:</?(?:pre|code|tt|blockquote)[^>]*>)+|\\{(?:code|noformat)[^}]*\\}|\\[/?code\\]|(?:```|~~~).*");
	private static final Pattern CUT = Pattern
			.compile("(?i)[-=<\\[(*8. ]*(?:snip(?:ped)?|cut(?: here)?)[-=>\\])*8<. ]*");

	/** The kernel's log with nothing behind its head. */
	private static final Pattern LOG = Pattern.compile(LineScan.LOG_HEAD);

	private static final int LONGEST_CUT = 40;

	private Noise() {
	}

	public static Optional<Ignored> reason(String text) {
		int first = LineScan.skipBlanks(text, 0);
		if (first == text.length())
			return BLANK;
		return switch (text.charAt(first)) {
		case '#' -> text.startsWith(KVMTOOL, first) ? NONE : COMMENT;
		case '.' -> onlyDots(text, first) ? ELLIPSIS : NONE;
		case '\u2026' -> ELLIPSIS;
		case '[' -> LOG.matcher(text).region(first, text.length()).matches() ? BLANK
				: text.startsWith("[...]", first) || text.startsWith("[\u2026]", first) ? ELLIPSIS
				: TAG.matcher(text.strip()).matches() ? MARKUP : cut(text, first);
		case '`', '~', '<', '{' -> TAG.matcher(text.strip()).matches() ? MARKUP : cut(text, first);
		case '-', '=', '*', '(', '8', 's' -> cut(text, first);
		default -> NONE;
		};
	}

	private static Optional<Ignored> cut(String text, int first) {
		return text.length() - first <= LONGEST_CUT && CUT.matcher(text.substring(first)).matches() ? ELLIPSIS : NONE;
	}

	private static boolean onlyDots(String text, int first) {
		return text.length() - first >= 3 && text.chars().skip(first).allMatch(c -> c == '.');
	}
}
