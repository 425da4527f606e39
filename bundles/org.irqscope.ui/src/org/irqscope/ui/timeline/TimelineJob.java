package org.irqscope.ui.timeline;

import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.irqscope.core.run.Stop;
import org.irqscope.core.timeline.Timeline;
import org.irqscope.core.timeline.TimelineBuilder;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.ui.WalkReadingJob;

/** Makes timelines of walks in the background. */
final class TimelineJob extends WalkReadingJob {
	private final Consumer<Timeline> reader;
	/** The job's own. */
	private TimelineBuilder builder = new TimelineBuilder();

	/** @param reader called by the UI thread */
	TimelineJob(Display display, Consumer<Timeline> reader) {
		super(Texts.of("timeline.job"), display);
		this.reader = reader;
	}

	@Override
	protected void begin(Stop stop) {
		builder = new TimelineBuilder();
	}

	@Override
	protected int length() {
		return builder.length();
	}

	@Override
	protected void extend(Walk walk, int to) {
		builder.extend(walk, to);
	}

	@Override
	protected Runnable found() {
		Timeline timeline = builder.timeline();
		return () -> reader.accept(timeline);
	}
}
