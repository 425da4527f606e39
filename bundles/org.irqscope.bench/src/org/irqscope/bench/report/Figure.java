package org.irqscope.bench.report;

import java.util.OptionalDouble;

/**
 * A line of the table: what is measured and what it must be. Immutable, for any thread.
 *
 * @param score the score that it is made of, see {@link Scores}
 * @param bar the worst figure that passes
 * @param kept true when it must not get worse than on the other side
 */
public record Figure(String key, String score, Unit unit, OptionalDouble bar, boolean kept) {
	/** Two measurements of the same code differ by so much. */
	private static final double NOISE = 1.1;

	/** A figure of which nothing is required. */
	public static Figure of(String key, String score, Unit unit) {
		return new Figure(key, score, unit, OptionalDouble.empty(), false);
	}

	/** The same with the worst figure that passes. */
	public Figure bar(double worst) {
		return new Figure(key, score, unit, OptionalDouble.of(worst), kept);
	}

	/** The same, which must not get worse than on the other side. */
	public Figure mustBeKept() {
		return new Figure(key, score, unit, bar, true);
	}

	boolean reaches(double figure) {
		return bar.isEmpty() || !worse(figure, bar.getAsDouble());
	}

	boolean keeps(double figure, double other) {
		return !kept || !worse(figure, unit.moreIsBetter() ? other / NOISE : other * NOISE);
	}

	/** True when there is anything that the figure must be. */
	boolean judged(boolean otherSide) {
		return bar.isPresent() || kept && otherSide;
	}

	private boolean worse(double figure, double than) {
		return unit.moreIsBetter() ? figure < than : figure > than;
	}
}
