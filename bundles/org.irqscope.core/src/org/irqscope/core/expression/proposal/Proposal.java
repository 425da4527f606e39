package org.irqscope.core.expression.proposal;

/**
 * Something that could be written at a place of an expression. Immutable, for any thread.
 *
 * @param text what is written
 * @param start where what it replaces begins
 * @param end where that ends
 */
public record Proposal(String text, int start, int end) {
	/** The text with the proposal in its place. */
	public String in(String whole) {
		return whole.substring(0, start) + text + whole.substring(end);
	}
}
