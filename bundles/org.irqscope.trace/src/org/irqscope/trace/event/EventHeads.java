package org.irqscope.trace.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;

/** Reads the heads of lines. A trace names the same threads again and again; each is read once. For one thread. */
final class EventHeads {
	/** Nobody looks longer for a thread than reading it takes. */
	private static final int MOST_THREADS = 1 << 13, PROCESSORS = 1 << 6;
	/** So many digits are in range. */
	private static final int FEW_DIGITS = 3;
	private final Map<String, TracedThread> threads = new HashMap<>();
	/** The thread that each processor ran last, which it is likely to run still. */
	private final Running[] running = new Running[PROCESSORS];

	/** A thread, and how it is printed. */
	private record Running(String text, TracedThread thread) {
	}

	/**
	 * The head of a line, if it has one. The thread's name may hold brackets too.
	 *
	 * @throws ImportException when a number of the head is out of range
	 */
	Optional<EventHead> of(Line line) throws ImportException {
		String text = line.text();
		for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
			int close = LineScan.endOfDigits(text, open + 1);
			if (close - open > 3 && text.startsWith("]", close) && isBlank(text, close + 1)) {
				Optional<EventHead> head = of(line, open, close);
				if (head.isPresent())
					return head;
			}
		}
		Optional<EventHead> latency = LatencyHead.of(line);
		return latency.isPresent() ? latency : BareHead.of(line);
	}

	private Optional<EventHead> of(Line line, int open, int close) throws ImportException {
		String text = line.text();
		int from = LineScan.skipBlanks(text, close + 1);
		int time = from;
		if (time < text.length() && !LineScan.isDigit(text.charAt(time)))
			time = LineScan.skipBlanks(text, endOfWord(text, time));
		int point = LineScan.endOfDigits(text, time);
		int colon = text.startsWith(".", point) ? LineScan.endOfDigits(text, point + 1) : point;
		if (point == time || !text.startsWith(":", colon) || colon - point > TraceTime.DIGITS + 1
				|| !isBlank(text, colon + 1))
			return Optional.empty();
		int cpu = cpu(line, open + 1, close);
		return Optional.of(new EventHead(thread(line, open, cpu), cpu,
				time == from ? "" : text.substring(from, time).strip(), TraceTime.of(line, time, point, colon),
				LineScan.skipBlanks(text, colon + 1)));
	}

	private TracedThread thread(Line line, int end, int cpu) throws ImportException {
		Running last = running[cpu % PROCESSORS];
		if (last != null && last.text.length() == end && line.text().startsWith(last.text))
			return last.thread;
		String text = line.text().substring(0, end);
		TracedThread thread = thread(line, text);
		running[cpu % PROCESSORS] = new Running(text, thread);
		return thread;
	}

	private TracedThread thread(Line line, String text) throws ImportException {
		TracedThread known = threads.get(text);
		if (known != null)
			return known;
		TracedThread thread = TracedThread.of(line, text);
		if (threads.size() < MOST_THREADS)
			threads.put(text, thread);
		return thread;
	}

	private static int cpu(Line line, int from, int to) throws ImportException {
		return to - from <= FEW_DIGITS ? Integer.parseInt(line.text(), from, to, 10)
				: (int) Quantity.CPU.read(line, line.text().substring(from, to));
	}

	private static boolean isBlank(String text, int at) {
		return at >= text.length() || LineScan.isBlank(text.charAt(at));
	}

	private static int endOfWord(String text, int from) {
		int at = from;
		while (at < text.length() && !LineScan.isBlank(text.charAt(at)))
			at++;
		return at;
	}
}
