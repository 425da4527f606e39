package org.irqscope.diagram.player;

import java.util.function.DoubleConsumer;

import org.eclipse.swt.widgets.Display;

/** Turns time into a number from 0 to 1, frame by frame, without ever blocking. Used by the UI thread. */
final class PlaybackClock {
	/** At most 60 frames a second. */
	private static final int FRAME_MILLIS = 17;
	private final Display display;
	private final Runnable tick = this::tick;
	private DoubleConsumer frame = time -> {
	};
	private Runnable end = () -> {
	};
	private long started;
	private long duration;
	private boolean running;

	PlaybackClock(Display display) {
		this.display = display;
	}

	/** Runs from 0 to 1, then calls {@code atEnd}; what ran before is left where it is. */
	void play(int millis, DoubleConsumer everyFrame, Runnable atEnd) {
		frame = everyFrame;
		end = atEnd;
		duration = Math.max(1, millis) * 1_000_000L;
		started = System.nanoTime();
		running = true;
		frame.accept(0);
		display.timerExec(FRAME_MILLIS, tick);
	}

	boolean isRunning() {
		return running;
	}

	void stop() {
		running = false;
		if (!display.isDisposed())
			display.timerExec(-1, tick);
	}

	private void tick() {
		if (!running)
			return;
		double time = (double) (System.nanoTime() - started) / duration;
		frame.accept(Math.min(1, time));
		if (time < 1)
			display.timerExec(FRAME_MILLIS, tick);
		else {
			running = false;
			end.run();
		}
	}
}
