package org.irqscope.ui.breakpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.swt.widgets.Display;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.breakpoint.HitHops;
import org.irqscope.core.breakpoint.HitHopsBuilder;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.ui.Texts;
import org.irqscope.ui.WalkReadingJob;

/** Finds in the background at which hops of a walk breakpoints stop. */
final class HitsJob extends WalkReadingJob {
	private final BiConsumer<Walk, List<HitHops>> reader;
	private volatile List<Breakpoint> breakpoints = List.of();
	/** The job's own. */
	private HitHopsBuilder builder = new HitHopsBuilder(List.of(), Optional.empty());
	private Walk walk;

	/** @param reader called by the UI thread, with the walk that has been looked through */
	HitsJob(Display display, BiConsumer<Walk, List<HitHops>> reader) {
		super(Texts.of("breakpoint.hits.job"), display);
		this.reader = reader;
	}

	/** From the next walk on that is shown these breakpoints are meant. */
	void watch(List<Breakpoint> watched) {
		breakpoints = List.copyOf(watched);
		forget();
	}

	@Override
	protected void begin(Stop stop) {
		builder = new HitHopsBuilder(breakpoints, stop.stateAlong());
		walk = stop.walk();
	}

	@Override
	protected int length() {
		return builder.length();
	}

	@Override
	protected void extend(Walk longer, int to) {
		walk = longer;
		builder.extend(longer, to);
	}

	@Override
	protected Runnable found() {
		Walk looked = walk;
		List<HitHops> hits = builder.hits();
		return () -> reader.accept(looked, hits);
	}
}
