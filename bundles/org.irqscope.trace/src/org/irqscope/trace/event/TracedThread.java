package org.irqscope.trace.event;

import org.irqscope.trace.recorded.EventThread;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;

/**
 * The thread that a line of a trace names. Immutable, for any thread.
 *
 * @param dashed true for {@code COMM-PID} as ftrace prints it, false for {@code COMM PID} as perf does
 */
record TracedThread(EventThread thread, boolean dashed) {
	private static final int UNKNOWN = -1;

	/**
	 * Reads what stands before the processor, or the time.
	 *
	 * @throws ImportException when a number is out of range
	 */
	static TracedThread of(Line line, String text) throws ImportException {
		String task = text.strip();
		int blank = task.lastIndexOf(' ');
		if (isIds(task.substring(blank + 1)))
			return spaced(line, task.substring(0, Math.max(blank, 0)).stripTrailing(), task.substring(blank + 1));
		String process = "";
		if (task.endsWith(")")) {
			int open = task.lastIndexOf('(');
			process = task.substring(open + 1, task.length() - 1).strip();
			task = task.substring(0, Math.max(open, 0)).strip();
		}
		int dash = task.lastIndexOf('-');
		if (dash < 1 || !isDigits(task.substring(dash + 1)))
			return new TracedThread(new EventThread(text.strip(), UNKNOWN, UNKNOWN), false);
		return new TracedThread(new EventThread(task.substring(0, dash), pid(line, task.substring(dash + 1)),
				isDigits(process) ? pid(line, process) : UNKNOWN), true);
	}

	private static TracedThread spaced(Line line, String comm, String ids) throws ImportException {
		int slash = ids.indexOf('/');
		int process = slash < 0 ? UNKNOWN : pid(line, ids.substring(0, slash));
		return new TracedThread(new EventThread(comm, pid(line, ids.substring(slash + 1)), process), false);
	}

	private static int pid(Line line, String digits) throws ImportException {
		return digits.equals("-1") ? UNKNOWN : (int) Quantity.PID.read(line, digits);
	}

	/** {@code PID}, or {@code PID/TID}. */
	private static boolean isIds(String word) {
		int slash = word.indexOf('/');
		return isId(word.substring(slash + 1)) && (slash < 0 || isId(word.substring(0, slash)));
	}

	private static boolean isId(String word) {
		return word.equals("-1") || isDigits(word);
	}

	private static boolean isDigits(String word) {
		return !word.isEmpty() && LineScan.endOfDigits(word, 0) == word.length();
	}
}
