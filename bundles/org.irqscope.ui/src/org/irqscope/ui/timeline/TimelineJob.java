package org.irqscope.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.run.Stop;
import org.irqscope.core.timeline.Timeline;
import org.irqscope.core.timeline.TimelineBuilder;
import org.irqscope.ui.Texts;

/**
 * Goes through walks in the background, on as they grow, and hands over what it has found so far. Asked by the UI
 * thread, which is told there.
 */
final class TimelineJob extends Job {
	private static final int SLICE = 10_000;
	private static final long TELL_NANOS = 200_000_000;
	private final Display display;
	private final Consumer<Timeline> reader;
	private volatile Optional<Stop> wanted = Optional.empty();
	/** The job's own: what has been gone through, and with what at its end. */
	private TimelineBuilder builder = new TimelineBuilder();
	private Optional<Stop> known = Optional.empty();

	/** @param reader called by the UI thread */
	TimelineJob(Display display, Consumer<Timeline> reader) {
		super(Texts.of("timeline.job"));
		this.display = display;
		this.reader = reader;
		setSystem(true);
	}

	/** The walk of a stop is wanted; what is known of it already is gone through no more. */
	void show(Stop stop) {
		boolean same = wanted.filter(before -> before.length() == stop.length() && continues(before, stop)).isPresent();
		wanted = Optional.of(stop);
		if (!same)
			schedule();
	}

	/** True when all hops up to an earlier stop are still the same. */
	private static boolean continues(Stop before, Stop after) {
		List<Stop.Arrival> had = before.impulses();
		return before.length() <= after.length() && had.size() <= after.impulses().size()
				&& had.equals(after.impulses().subList(0, had.size())) && after.impulses().stream()
						.skip(had.size()).allMatch(arrival -> arrival.position() >= before.length());
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Stop stop = wanted.orElseThrow();
		if (known.filter(before -> continues(before, stop)).isEmpty())
			builder = new TimelineBuilder();
		known = Optional.of(stop);
		for (long told = System.nanoTime(); builder.length() < stop.length() && !monitor.isCanceled();) {
			builder.extend(stop.walk(), Math.min(stop.length(), builder.length() + SLICE));
			if (System.nanoTime() - told > TELL_NANOS) {
				tell();
				told = System.nanoTime();
			}
		}
		if (monitor.isCanceled())
			known = Optional.empty();
		tell();
		return Status.OK_STATUS;
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
