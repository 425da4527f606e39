package org.irqscope.core.picture.part.address;


/** Numbers of bytes in words. */
final class Sizes {
	private static final double KILO = 1024;
	private static final String[] UNITS = { "size.bytes", "size.kib", "size.mib", "size.gib", "size.tib", "size.pib",
			"size.eib" };

	private Sizes() {
	}

	/** A number of bytes, in the largest unit of which it is at least one. */
	static String of(double bytes) {
		double number = bytes;
		int unit = 0;
		while (number >= KILO && unit < UNITS.length - 1) {
			number /= KILO;
			unit++;
		}
		return Texts.of(UNITS[unit], Math.rint(number * 10) / 10);
	}
}
