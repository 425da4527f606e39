package org.irqscope.core.edit;

import org.irqscope.core.Texts;

/**
 * The numbers that a field takes. Immutable, for any thread.
 *
 * @param reason the key of the sentence that says why there are no others
 */
record NumberRange(long least, long most, String reason) {
	boolean contains(long number) {
		return least <= number && number <= most;
	}

	/** Why a number is refused. */
	String refusal(String field, long number) {
		return Texts.of("limit.range", field, number, least, most, Texts.of(reason));
	}
}
