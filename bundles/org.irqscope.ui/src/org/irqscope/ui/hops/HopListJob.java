package org.irqscope.ui.hops;

import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.swt.widgets.Display;
import org.irqscope.core.listing.HopOutline;
import org.irqscope.core.listing.HopRows;
import org.irqscope.core.listing.HopRowsBuilder;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.ui.WalkReadingJob;

/** Finds in the background which hops an outline leaves. */
public final class HopListJob extends WalkReadingJob {
	private final BiConsumer<HopOutline, HopRows> reader;
	private volatile HopOutline outline = HopOutline.ALL;
	/** The job's own. */
	private HopRowsBuilder builder = new HopRowsBuilder(outline, Optional.empty());

	/** @param reader called by the UI thread, with what is left and by which outline */
	public HopListJob(Display display, BiConsumer<HopOutline, HopRows> reader) {
		super(Texts.of("hops.job"), display);
		this.reader = reader;
	}

	/** Lists the hops of the walk of a stop by an outline. */
	public void show(Stop stop, HopOutline by) {
		if (!outline.equals(by)) {
			outline = by;
			forget();
		}
		show(stop);
	}

	@Override
	protected void begin(Stop stop) {
		builder = new HopRowsBuilder(outline, stop.stateAlong());
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
		HopOutline by = builder.outline();
		HopRows rows = builder.rows();
		return () -> reader.accept(by, rows);
	}
}
