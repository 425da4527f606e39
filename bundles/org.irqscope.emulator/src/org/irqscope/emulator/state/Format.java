package org.irqscope.emulator.state;

import java.util.Locale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the value of a field is written for people; hex is lower case with 0x. Immutable, for any thread. */
public final class Format {
	/** What numbers of a format stand for. */
	public enum Kind {
		NUMBER,
		/** A number that is not negative, since its bits matter. */
		HEX, FLAG,
		/** A number plus one, so that 0 is nothing. */
		OPTIONAL,
		/** One of several names, or names of bits with a bar between. */
		NAMES,
		/** A bit for each vector. */
		VECTORS
	}

	static final Format DECIMAL = new Format(Kind.NUMBER, (value, base) -> Long.toString(value));
	/** A number plus one, so that 0 is nothing. */
	static final Format PLUS_ONE = new Format(Kind.OPTIONAL,
			(value, base) -> value == 0 ? "none" : Long.toString(value - 1));
	static final Format HEX8 = new Format(Kind.HEX,
			(value, base) -> String.format(Locale.ROOT, "0x%02x", value & 0xff));
	static final Format HEX32 = new Format(Kind.HEX,
			(value, base) -> String.format(Locale.ROOT, "0x%08x", value & 0xffffffffL));
	static final Format HEX64 = new Format(Kind.HEX,
			(value, base) -> String.format(Locale.ROOT, "0x%x", value));
	static final Format FLAG = new Format(Kind.FLAG, (value, base) -> value == 0 ? "0" : "1");
	/** 32 vectors of an ISR, TMR or IRR, written as a list. */
	static final Format VECTORS = new Format(Kind.VECTORS, (value, base) -> value == 0 ? "none" : vectors(value, base));

	private interface Text {
		String of(long value, int base);
	}

	private final Kind kind;
	private final Text text;

	private Format(Kind kind, Text text) {
		this.kind = kind;
		this.text = text;
	}

	public Kind kind() {
		return kind;
	}

	/** Values that have names, from 0 on. */
	public static Format names(String... names) {
		return new Format(Kind.NAMES,
				(value, base) -> value < names.length ? names[(int) value] : Long.toString(value));
	}

	/** Bits that have names, from bit 0 on. */
	public static Format flags(String... names) {
		return new Format(Kind.NAMES, (value, base) -> value == 0 ? "none"
				: IntStream.range(0, names.length).filter(bit -> (value >> bit & 1) != 0).mapToObj(bit -> names[bit])
						.collect(Collectors.joining("|")));
	}

	/** The value as text; {@code base} is the number of bit 0 of a {@link #VECTORS} word. */
	public String text(long value, int base) {
		return text.of(value, base);
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
