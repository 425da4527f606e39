package org.irqscope.conform.script;

import java.util.ArrayList;
import java.util.List;

/** Steps to choose from at random, some more often than others. */
public final class Steps {
	private record Weighted(int weight, Runnable step) {
	}

	private final ScriptWriter writer;
	private final List<Weighted> steps = new ArrayList<>();
	private int total;

	public Steps(ScriptWriter writer) {
		this.writer = writer;
	}

	/** Adds a step; its weight against the sum of all is how often it is chosen. */
	public Steps add(int weight, Runnable step) {
		steps.add(new Weighted(weight, step));
		total += weight;
		return this;
	}

	/** Takes one of the steps. */
	public void take() {
		int rest = writer.below(total);
		for (Weighted candidate : steps) {
			rest -= candidate.weight;
			if (rest < 0) {
				candidate.step.run();
				return;
			}
		}
	}
}
