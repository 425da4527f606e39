package org.irqscope.core.operation;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.trace.text.Progress;

/** Tells a monitor how far an import is. Used by the thread that imports. */
final class TraceProgress implements Progress {
	static final int WORK = 1000;

	private final IProgressMonitor monitor;
	private int reported;

	/** @param monitor with {@link #WORK} to do */
	TraceProgress(IProgressMonitor monitor) {
		this.monitor = monitor;
	}

	@Override
	public void worked(long bytes, long total) {
		int done = total <= 0 ? 0 : (int) Math.min(WORK, bytes * WORK / total);
		if (done > reported)
			monitor.worked(done - reported);
		reported = Math.max(reported, done);
	}

	@Override
	public boolean cancelled() {
		return monitor.isCanceled();
	}
}
