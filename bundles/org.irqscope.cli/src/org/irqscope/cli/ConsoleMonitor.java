package org.irqscope.cli;

import java.io.PrintStream;

import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * Progress as one line that is written over and over; quiet where nobody looks. Told by the thread that works,
 * cancelled by any.
 */
final class ConsoleMonitor extends NullProgressMonitor {
	private static final String CLEAR = "\r\u001b[K";
	/** A line that changes more often is not read. */
	private static final long INTERVAL_NANOSECONDS = 100_000_000, PATIENCE_NANOSECONDS = 500_000_000;

	private final PrintStream err;
	private final boolean interactive;
	private final long begin = System.nanoTime();
	private String task = "";
	private double total;
	private double worked;
	private long shown;
	private boolean line;

	ConsoleMonitor(PrintStream err, boolean interactive) {
		this.err = err;
		this.interactive = interactive;
	}

	@Override
	public void beginTask(String name, int totalWork) {
		task = name == null ? "" : name;
		total = totalWork;
		worked = 0;
	}

	@Override
	public void setTaskName(String name) {
		task = name;
	}

	@Override
	public void worked(int work) {
		internalWorked(work);
	}

	@Override
	public void internalWorked(double work) {
		worked += work;
		long now = System.nanoTime();
		if (!interactive || now - begin < PATIENCE_NANOSECONDS || now - shown < INTERVAL_NANOSECONDS)
			return;
		shown = now;
		line = true;
		err.print(CLEAR + Texts.of("progress", task, total <= 0 ? 0 : Math.min(1, worked / total)));
		err.flush();
	}

	@Override
	public void done() {
		if (line)
			err.print(CLEAR);
		line = false;
	}
}
