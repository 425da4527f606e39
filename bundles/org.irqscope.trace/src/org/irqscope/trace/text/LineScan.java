package org.irqscope.trace.text;

/** Where the blanks, digits and numbers of a line end. Keeps no state, for any thread. */
public final class LineScan {
	/** What the kernel's log prints before a message, if it prints anything. */
	public static final String LOG_HEAD = "(?:<\\d+>)?(?:\\[ *\\d+\\.\\d+\\](?:\\[[ \\w]+\\])? ?)?";

	private LineScan() {
	}

	public static int skipBlanks(String text, int from) {
		int at = from;
		while (at < text.length() && isBlank(text.charAt(at)))
			at++;
		return at;
	}

	/** Where the digits that begin at a place end; the place itself when there are none. */
	public static int endOfDigits(String text, int from) {
		int at = from;
		while (at < text.length() && isDigit(text.charAt(at)))
			at++;
		return at;
	}

	public static boolean isBlank(char c) {
		return c == ' ' || c == '\t';
	}

	public static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	/** True for decimal digits, with or without a minus, and for 0x with hexadecimal digits. */
	public static boolean isNumber(String word) {
		if (word.startsWith("0x"))
			return word.length() > 2 && word.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
		int from = word.startsWith("-") ? 1 : 0;
		return word.length() > from && endOfDigits(word, from) == word.length();
	}

	/**
	 * The value of such a number; zeros before it do not make it octal.
	 *
	 * @throws NumberFormatException when it has more than 64 bits
	 */
	static long number(String word) {
		return word.startsWith("0x") ? Long.parseUnsignedLong(word.substring(2), 16) : Long.parseLong(word);
	}
}
