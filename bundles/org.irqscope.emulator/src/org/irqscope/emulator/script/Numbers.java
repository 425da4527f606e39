package org.irqscope.emulator.script;

import java.util.Optional;
import java.util.regex.Pattern;

/** The numbers of a script: decimal, or hexadecimal after 0x, up to 64 bits. */
final class Numbers {
	private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]+|[0-9]+");

	private Numbers() {
	}

	/** True for a number of any length. */
	static boolean isNumber(String word) {
		return NUMBER.matcher(word).matches();
	}

	/** The value of a number, unsigned; nothing when it needs more than 64 bits. */
	static Optional<Long> parse(String number) {
		try {
			boolean hexadecimal = number.startsWith("0x") || number.startsWith("0X");
			return Optional.of(hexadecimal ? Long.parseUnsignedLong(number.substring(2), 16)
					: Long.parseUnsignedLong(number));
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}

	static boolean below(long unsigned, int bound) {
		return Long.compareUnsigned(unsigned, bound) < 0;
	}
}
