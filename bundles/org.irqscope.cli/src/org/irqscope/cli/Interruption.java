package org.irqscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * What Ctrl+C does: it cancels the work and gives it time to leave nothing half-done. The hook runs in a thread of
 * the virtual machine that ends.
 */
final class Interruption {
	private static final long PATIENCE_MILLISECONDS = 2000;

	private final IProgressMonitor monitor;
	private final CountDownLatch over = new CountDownLatch(1);

	private Interruption(IProgressMonitor monitor) {
		this.monitor = monitor;
	}

	/** Watches over the work that the monitor belongs to. */
	static Interruption of(IProgressMonitor monitor) {
		Interruption interruption = new Interruption(monitor);
		Runtime.getRuntime().addShutdownHook(new Thread(interruption::cancel, "interruption"));
		return interruption;
	}

	/** The work is over; the program may end at once. */
	void over() {
		over.countDown();
	}

	private void cancel() {
		monitor.setCanceled(true);
		try {
			over.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
