package org.irqscope.diagram.player;

import java.util.ArrayDeque;
import java.util.Deque;

/** Measures how fast a walk runs by itself, over the last two seconds. Used by the UI thread. */
final class RateMeter {
	private static final long SECOND = 1_000_000_000, WINDOW = 2 * SECOND, SHORTEST = SECOND / 5;
	private final Deque<Shown> shown = new ArrayDeque<>();

	/** When which position was shown. */
	private record Shown(long time, int position) {
	}

	/** Measures from a position on. */
	void start(int position) {
		shown.clear();
		at(position, System.nanoTime());
	}

	/** A position is shown. */
	void at(int position) {
		at(position, System.nanoTime());
	}

	void at(int position, long now) {
		shown.addLast(new Shown(now, position));
		while (shown.size() > 2 && now - shown.getFirst().time() > WINDOW)
			shown.removeFirst();
	}

	/** What is reached; before there is enough of it to be measured, what is asked. */
	PlayRate rate(int hopMillis) {
		double asked = 1000.0 / hopMillis;
		if (shown.size() < 2)
			return new PlayRate(asked, asked, asked);
		long passed = shown.getLast().time() - shown.getFirst().time();
		if (passed < SHORTEST)
			return new PlayRate(asked, asked, asked);
		double seconds = (double) passed / SECOND;
		return new PlayRate(asked, (shown.getLast().position() - shown.getFirst().position()) / seconds,
				(shown.size() - 1) / seconds);
	}
}
