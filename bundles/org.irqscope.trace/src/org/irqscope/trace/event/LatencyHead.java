package org.irqscope.trace.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;

/**
 * Reads the heads of the latency format, {@code COMM-PID CPU FLAGS TIME:}, in which ftrace also dumps its buffer into
 * the kernel's log. Keeps no state, for any thread.
 */
final class LatencyHead {
	private static final Pattern HEAD = Pattern.compile("\\s*" + LineScan.LOG_HEAD
			+ "(\\s*\\S.{0,15}?-\\d{1,7})\\s+(\\d{1,4}?)([dDbXZzHhsSNnpBLlr.#\\d]{4,6})\\s+"
			+ "(?:(\\d{1,18})us|(\\d{1,10})\\.(\\d{1,9}))[!+#*@$]?\\s*:(?: +|$)");
	private static final long MICROSECOND = 1000;

	private LatencyHead() {
	}

	/**
	 * The head of a line, if it has such one.
	 *
	 * @throws ImportException when a number of the head is out of range
	 */
	static Optional<EventHead> of(Line line) throws ImportException {
		if (line.text().indexOf(':') < 0 || line.text().indexOf('-') < 0)
			return Optional.empty();
		Matcher head = HEAD.matcher(line.text());
		if (!head.lookingAt())
			return Optional.empty();
		long time = head.group(4) != null ? Quantity.TICKS.read(line, head.group(4)) * MICROSECOND
				: TraceTime.of(line, head.start(5), head.end(5), head.end(6));
		return Optional.of(new EventHead(TracedThread.of(line, head.group(1)),
				(int) Quantity.CPU.read(line, head.group(2)), head.group(3), time, head.end()));
	}
}
