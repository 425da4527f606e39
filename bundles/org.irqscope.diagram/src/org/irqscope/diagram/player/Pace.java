package org.irqscope.diagram.player;

/**
 * The pace of a walk that runs by itself: which hop is due when, counted from its start, so that a slow picture leaves
 * out hops and does not fall behind. Used by the UI thread.
 */
final class Pace {
	private static final int NANOS = 1_000_000;
	private final RateMeter meter = new RateMeter();
	private int hopMillis;
	private int from;
	private long started;

	Pace(int hopMillis) {
		this.hopMillis = hopMillis;
	}

	int hopMillis() {
		return hopMillis;
	}

	/** Sets the time of a hop; the walk goes on from a position at the new pace. */
	void setHopMillis(int millis, int position) {
		hopMillis = millis;
		start(position);
	}

	/** Counts from now on, at a position. */
	void start(int position) {
		from = position;
		started = System.nanoTime();
		meter.start(position);
	}

	/** The walk has come to a position. */
	void shown(int position) {
		meter.at(position);
	}

	/** How fast it is. */
	PlayRate rate() {
		return meter.rate(hopMillis);
	}

	/** The position to go to next: the one after the given one, or one further on that is due by now. */
	int next(int position) {
		return (int) Math.max(position + 1L, from + passed() / hopMillis + 1);
	}

	/** How long the walk stands at a position that it has come to. */
	int millisLeft(int position) {
		return (int) Math.max(1, (long) (position - from) * hopMillis - passed());
	}

	private long passed() {
		return (System.nanoTime() - started) / NANOS;
	}
}
