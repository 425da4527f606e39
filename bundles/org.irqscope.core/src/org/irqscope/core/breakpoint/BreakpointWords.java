package org.irqscope.core.breakpoint;

import org.irqscope.core.expression.ExpressionException;

/** The words of a breakpoint's text, which blanks stand between. Used by one thread. */
final class BreakpointWords {
	private final String text;
	private int at;
	/** The word that was read last. */
	private int start, end;

	BreakpointWords(String text) {
		this.text = text;
	}

	boolean atEnd() {
		while (at < text.length() && Character.isWhitespace(text.charAt(at)))
			at++;
		return at == text.length();
	}

	/**
	 * The next word.
	 *
	 * @param missing the key of what is said where there is none
	 */
	String next(String missing) throws ExpressionException {
		if (atEnd())
			throw new ExpressionException(text.length(), text.length(), Texts.of(missing));
		start = at;
		while (at < text.length() && !Character.isWhitespace(text.charAt(at)))
			at++;
		end = at;
		return text.substring(start, end);
	}

	/** Passes the next word if it is this one. */
	boolean take(String word) throws ExpressionException {
		if (atEnd() || !text.startsWith(word, at))
			return false;
		int behind = at + word.length();
		if (behind < text.length() && !Character.isWhitespace(text.charAt(behind)))
			return false;
		next("breakpoint.incomplete");
		return true;
	}

	/** A number from 0 on, in the word that was read last. */
	long number(String digits, long most) throws ExpressionException {
		try {
			long number = Long.decode(digits);
			if (number >= 0 && number <= most && !digits.startsWith("+"))
				return number;
		} catch (NumberFormatException e) {
			// Said below, as for one that is too large.
		}
		throw error(Texts.of("breakpoint.number", digits));
	}

	/** Where the word begins that was read last. */
	int start() {
		return start;
	}

	/** Where what has not been read begins. */
	int offset() {
		return at;
	}

	String rest() {
		return text.substring(at);
	}

	void skip(int characters) {
		at += characters;
	}

	/** An error at the word that was read last. */
	ExpressionException error(String message) {
		return error(start, message);
	}

	/** An error from a place to the end of the word that was read last. */
	ExpressionException error(int from, String message) {
		return new ExpressionException(from, end, message);
	}
}
