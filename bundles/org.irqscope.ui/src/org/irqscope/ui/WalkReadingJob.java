package org.irqscope.ui;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Walk;

/**
 * Goes through walks in the background, on as they grow, and hands over what it has found so far. Asked by the UI
 * thread, which is told there.
 */
public abstract class WalkReadingJob extends Job {
	private static final int SLICE = 10_000;
	private static final long TELL_NANOS = 200_000_000;
	private final Display display;
	private volatile Optional<Stop> wanted = Optional.empty();
	private volatile boolean again;
	/** The job's own: what has been gone through. */
	private Optional<Walk> known = Optional.empty();

	protected WalkReadingJob(String name, Display display) {
		super(name);
		this.display = display;
		setSystem(true);
	}

	/** The walk of a stop is wanted; what is known of it already is gone through no more. */
	public final void show(Stop stop) {
		Optional<Walk> before = wanted.map(Stop::walk);
		wanted = Optional.of(stop);
		Walk walk = stop.walk();
		if (again || before.filter(one -> one.size() == walk.size() && walk.continues(one)).isEmpty())
			schedule();
	}

	/** What is known already is wanted otherwise; called by the UI thread before a walk is shown. */
	protected final void forget() {
		again = true;
		cancel();
	}

	/** Begins anew, with no hop of the walk of a stop; called by the job. */
	protected abstract void begin(Stop stop);

	/** How many hops have been gone through; called by the job. */
	protected abstract int length();

	/** Goes on to a number of hops; called by the job. */
	protected abstract void extend(Walk walk, int to);

	/** What tells the UI thread of what has been found so far; asked for by the job. */
	protected abstract Runnable found();

	@Override
	protected final IStatus run(IProgressMonitor monitor) {
		Stop stop = wanted.orElseThrow();
		Walk walk = stop.walk();
		if (again || known.filter(walk::continues).isEmpty()) {
			again = false;
			begin(stop);
		}
		known = Optional.of(walk);
		for (long told = System.nanoTime(); length() < walk.size(); told = toldSince(told)) {
			if (monitor.isCanceled())
				return cancelled();
			extend(walk, Math.min(walk.size(), length() + SLICE));
		}
		tell();
		return Status.OK_STATUS;
	}

	/** What has been gone through in part is not known. */
	private IStatus cancelled() {
		known = Optional.empty();
		return Status.CANCEL_STATUS;
	}

	/** Tells what is known so far when that was long ago; answers when it was told last. */
	private long toldSince(long told) {
		if (System.nanoTime() - told < TELL_NANOS)
			return told;
		tell();
		return System.nanoTime();
	}

	private void tell() {
		try {
			display.asyncExec(found());
		} catch (SWTException e) {
			// Nobody looks any more.
		}
	}
}
