package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Something a machine under test has answered.
 *
 * @param what the question, for the message of a failure
 */
public record Value(String what, long value) {

	/** Fails unless the answer is the expected one; both show in hexadecimal. */
	public void is(long expected) {
		assertEquals(text(expected), text(value), what);
	}

	private static String text(long number) {
		return number < 0 && number > -4096 ? Long.toString(number) : "0x" + Long.toHexString(number);
	}
}
