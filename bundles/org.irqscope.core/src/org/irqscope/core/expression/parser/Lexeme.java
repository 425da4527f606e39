package org.irqscope.core.expression.parser;

import org.irqscope.core.expression.ExpressionException;

/**
 * A word of an expression. Immutable, for any thread.
 *
 * @param text what stands there; of a text what is between the quotes
 * @param start where it begins, from 0
 * @param end behind its last character
 */
public record Lexeme(Kind kind, String text, int start, int end) {
	/** The sorts of words. */
	public enum Kind {
		NUMBER, NAME, TEXT, SYMBOL, END
	}

	boolean is(String symbolOrWord) {
		return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
	}

	/** True for a name, in whatever case it is written. */
	boolean isName(String name) {
		return kind == Kind.NAME && text.equalsIgnoreCase(name);
	}

	/** An error at this word. */
	public ExpressionException error(String message) {
		return new ExpressionException(start, end, message);
	}
}
