package org.irqscope.core.chip;

import java.util.Locale;

/** How vectors and registers are written in pictures. */
public final class Vectors {
	private Vectors() {
	}

	/** A vector as {@code 52 (0x34)}. */
	public static String name(int vector) {
		return vector + " (0x" + Integer.toHexString(vector) + ")";
	}

	/** The low byte as {@code 0x0f}. */
	public static String hex8(int value) {
		return String.format(Locale.ROOT, "0x%02x", value & 0xff);
	}
}
