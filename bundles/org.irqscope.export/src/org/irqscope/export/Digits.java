package org.irqscope.export;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Digits as files of pictures have them: at most two digits after the point, and none where none are needed. */
public final class Digits {
	private Digits() {
	}

	/** A number that prints itself in the shortest way. */
	public static BigDecimal of(double value) {
		BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
		return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
	}

	/** The same as text. */
	public static String text(double value) {
		return of(value).toPlainString();
	}
}
