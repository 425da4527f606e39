package org.irqscope.text;

import java.util.OptionalLong;

/** Whole numbers as C writes them, which is how kernels print them. Keeps no state, for any thread. */
public final class CNumber {
	private static final String HEX = "0x";

	private CNumber() {
	}

	/** {@code 0x1f} */
	public static String hex(long value) {
		return HEX + Long.toHexString(value);
	}

	/** {@code 0x1f}; of a negative number the 32 bits. */
	public static String hex(int value) {
		return HEX + Integer.toHexString(value);
	}

	/** A number of 64 bits, signed or not; nothing for a word that is none. */
	public static OptionalLong read(String word) {
		try {
			return OptionalLong.of(word.startsWith(HEX) ? Long.parseUnsignedLong(word.substring(HEX.length()), 16)
					: word.startsWith("-") ? Long.parseLong(word) : Long.parseUnsignedLong(word));
		} catch (NumberFormatException e) {
			return OptionalLong.empty();
		}
	}
}
