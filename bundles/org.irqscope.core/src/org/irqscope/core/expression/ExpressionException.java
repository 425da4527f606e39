package org.irqscope.core.expression;

import java.util.List;

/**
 * A text that is no expression, or an expression that means nothing here: where in the text and why, in the user's
 * language. For any thread.
 */
public final class ExpressionException extends Exception {
	private static final long serialVersionUID = 1;
	private final int start, end;
	private final List<String> proposals;

	/**
	 * An error.
	 *
	 * @param start where it begins in the text
	 * @param end where it ends
	 * @param proposals what could stand there instead
	 */
	public ExpressionException(int start, int end, String message, List<String> proposals) {
		super(message);
		this.start = start;
		this.end = end;
		this.proposals = List.copyOf(proposals);
	}

	/** An error without proposals. */
	public ExpressionException(int start, int end, String message) {
		this(start, end, message, List.of());
	}

	/** Where it begins in the text, from 0; the length of the text where something is missing at its end. */
	public int start() {
		return start;
	}

	/** Where it ends in the text: behind the last character. */
	public int end() {
		return end;
	}

	/** What could stand there instead, the nearest first. */
	public List<String> proposals() {
		return proposals;
	}

	/** The same error of a longer text, in which the expression begins at an offset. */
	public ExpressionException within(int offset) {
		return new ExpressionException(start + offset, end + offset, getMessage(), proposals);
	}

	/** The message with the column, for where no text can be marked. */
	public String located() {
		return Texts.of("expression.located", start + 1, getMessage());
	}
}
