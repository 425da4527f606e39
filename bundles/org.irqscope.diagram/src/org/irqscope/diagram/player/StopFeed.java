package org.irqscope.diagram.player;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.run.RunListener;
import org.irqscope.core.run.Stop;

/**
 * Hands the stops of a run to the UI thread: at most 60 a second, and of those that come faster the last one always.
 * Hears of stops on the thread of the run, which it does not make wait.
 */
final class StopFeed implements RunListener {
	private static final int FRAME_MILLIS = 17;
	private final Display display;
	private final Consumer<Stop> reader;
	private final AtomicReference<Stop> latest = new AtomicReference<>();
	/** The UI thread's own. */
	private long handed;

	/** @param reader called by the UI thread */
	StopFeed(Display display, Consumer<Stop> reader) {
		this.display = display;
		this.reader = reader;
	}

	@Override
	public void stopped(Stop stop) {
		if (latest.getAndSet(stop) == null)
			onDisplay(display, this::take);
	}

	/** Does something on the UI thread, soon; nothing when the workbench is closing. */
	static void onDisplay(Display display, Runnable work) {
		try {
			display.asyncExec(work);
		} catch (SWTException e) {
			// Nobody looks any more.
		}
	}

	private void take() {
		long wait = FRAME_MILLIS - (System.nanoTime() - handed) / 1_000_000;
		if (wait > 0)
			display.timerExec((int) wait, this::flush);
		else
			flush();
	}

	/** Hands over what waits, now; called by the UI thread. */
	void flush() {
		Stop stop = latest.getAndSet(null);
		if (stop == null)
			return;
		handed = System.nanoTime();
		reader.accept(stop);
	}
}
