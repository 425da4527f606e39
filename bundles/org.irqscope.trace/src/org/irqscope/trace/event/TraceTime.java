package org.irqscope.trace.event;

import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/** Reads the times of events. Keeps no state, for any thread. */
final class TraceTime {
	/** How many digits a fraction of a second has at most. */
	static final int DIGITS = 9;
	private static final long SECOND = 1_000_000_000;

	private TraceTime() {
	}

	/**
	 * The time of a line in nanoseconds; a clock that counts has no fraction, and its ticks are left as they are.
	 *
	 * @param from where it begins
	 * @param point where its whole part ends
	 * @param to where it ends: at the point when it has no fraction
	 * @throws ImportException when it is out of range
	 */
	static long of(Line line, int from, int point, int to) throws ImportException {
		String text = line.text();
		if (to <= point + 1)
			return Quantity.TICKS.read(line, text.substring(from, point));
		long nanoseconds = digits(text, point + 1, to);
		for (int digits = to - point - 1; digits < DIGITS; digits++)
			nanoseconds *= 10;
		long seconds = point - from <= DIGITS ? digits(text, from, point)
				: Quantity.SECONDS.read(line, text.substring(from, point));
		return seconds * SECOND + nanoseconds;
	}

	private static long digits(String text, int from, int to) {
		long value = 0;
		for (int at = from; at < to; at++)
			value = value * 10 + text.charAt(at) - '0';
		return value;
	}
}
