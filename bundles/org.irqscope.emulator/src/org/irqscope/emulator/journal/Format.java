package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the value of a field is written for people; hex is lower case with 0x. */
public enum Format {
	DECIMAL, HEX8, HEX32, HEX64, FLAG,
	/** 32 vectors of an ISR, TMR or IRR, written as a list. */
	VECTORS;

	/** The value as text; {@code base} is the number of bit 0 of a {@link #VECTORS} word. */
	String text(long value, int base) {
		return switch (this) {
		case DECIMAL -> Long.toString(value);
		case HEX8 -> String.format("0x%02x", value & 0xff);
		case HEX32 -> String.format("0x%08x", value & 0xffffffffL);
		case HEX64 -> String.format("0x%x", value);
		case FLAG -> value == 0 ? "0" : "1";
		case VECTORS -> value == 0 ? "none" : vectors(value, base);
		};
	}

	/** What a reader needs to see of a change: for vector sets the vectors that came and went. */
	String change(long from, long to, int base) {
		if (this != VECTORS)
			return text(from, base) + " \u2192 " + text(to, base);
		List<String> parts = new ArrayList<>();
		if ((to & ~from) != 0)
			parts.add("+ " + vectors(to & ~from, base));
		if ((from & ~to) != 0)
			parts.add("\u2212 " + vectors(from & ~to, base));
		return String.join(" ", parts);
	}

	private static String vectors(long bits, int base) {
		return IntStream.range(0, 32).filter(bit -> (bits >>> bit & 1) != 0)
				.mapToObj(bit -> Integer.toString(base + bit)).collect(Collectors.joining(" "));
	}
}
