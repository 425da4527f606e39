package org.irqscope.ui.timeline;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.timeline.Timeline;
import org.irqscope.core.timeline.TimelineBuilder;
import org.irqscope.emulator.journal.Walk;

/**
 * Goes through walks in the background, on as they grow, and hands over what it has found so far. Asked by the UI
 * thread, which is told there.
 */
final class TimelineJob extends Job {
	private static final int SLICE = 10_000;
	private static final long TELL_NANOS = 200_000_000;
	private final Display display;
	private final Consumer<Timeline> reader;
	private volatile Optional<Walk> wanted = Optional.empty();
	/** The job's own: what has been gone through. */
	private TimelineBuilder builder = new TimelineBuilder();
	private Optional<Walk> known = Optional.empty();

	/** @param reader called by the UI thread */
	TimelineJob(Display display, Consumer<Timeline> reader) {
		super(Texts.of("timeline.job"));
		this.display = display;
		this.reader = reader;
		setSystem(true);
	}

	/** A walk is wanted; what is known of it already is gone through no more. */
	void show(Walk walk) {
		Optional<Walk> before = wanted;
		wanted = Optional.of(walk);
		if (before.filter(one -> one.size() == walk.size() && walk.continues(one)).isEmpty())
			schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Walk walk = wanted.orElseThrow();
		if (known.filter(walk::continues).isEmpty())
			builder = new TimelineBuilder();
		known = Optional.of(walk);
		for (long told = System.nanoTime(); builder.length() < walk.size(); told = toldSince(told)) {
			if (monitor.isCanceled())
				return forget();
			builder.extend(walk, Math.min(walk.size(), builder.length() + SLICE));
		}
		tell();
		return Status.OK_STATUS;
	}

	/** What has been gone through in part is not known. */
	private IStatus forget() {
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
		Timeline timeline = builder.timeline();
		try {
			display.asyncExec(() -> reader.accept(timeline));
		} catch (SWTException e) {
			// Nobody looks any more.
		}
	}
}
