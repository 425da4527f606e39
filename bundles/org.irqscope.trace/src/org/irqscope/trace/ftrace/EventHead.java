package org.irqscope.trace.ftrace;

import java.util.Optional;

import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;

/**
 * The head that the lines of perf script and ftrace have in common, {@code TASK [CPU] FLAGS TIME:}.
 *
 * @param task what stands before the processor: the thread's name and id
 * @param cpu the processor
 * @param flags what stands between processor and time; empty when nothing does
 * @param time in nanoseconds
 * @param end the place behind the colon and the blanks that follow it
 */
public record EventHead(String task, int cpu, String flags, long time, int end) {
	private static final int MICROSECOND_DIGITS = 6, NANOSECOND_DIGITS = 9;

	/**
	 * The head of a line, if it has one. The thread's name may hold brackets too.
	 *
	 * @throws ImportException when a number of the head is out of range
	 */
	public static Optional<EventHead> of(Line line) throws ImportException {
		String text = line.text();
		for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
			int close = LineScan.endOfDigits(text, open + 1);
			if (close - open > 3 && text.startsWith("] ", close)) {
				Optional<EventHead> head = of(line, open, close);
				if (head.isPresent())
					return head;
			}
		}
		return Optional.empty();
	}

	private static Optional<EventHead> of(Line line, int open, int close) throws ImportException {
		String text = line.text();
		int from = LineScan.skipBlanks(text, close + 1);
		int time = from;
		if (time < text.length() && !LineScan.isDigit(text.charAt(time)))
			time = LineScan.skipBlanks(text, endOfWord(text, time));
		int point = LineScan.endOfDigits(text, time);
		int colon = LineScan.endOfDigits(text, point + 1);
		int digits = colon - point - 1;
		if (point == time || !text.startsWith(".", point) || !text.startsWith(":", colon)
				|| digits != MICROSECOND_DIGITS && digits != NANOSECOND_DIGITS)
			return Optional.empty();
		long fraction = Long.parseLong(text, point + 1, colon, 10) * (digits == MICROSECOND_DIGITS ? 1000 : 1);
		return Optional.of(new EventHead(text.substring(0, open).strip(),
				(int) Quantity.CPU.read(line, text.substring(open + 1, close)), text.substring(from, time).strip(),
				Quantity.SECONDS.read(line, text.substring(time, point)) * 1_000_000_000 + fraction,
				LineScan.skipBlanks(text, colon + 1)));
	}

	private static int endOfWord(String text, int from) {
		int at = from;
		while (at < text.length() && !LineScan.isBlank(text.charAt(at)))
			at++;
		return at;
	}
}
