package org.irqscope.core.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;

/** Puts together what a run publishes. Used by the thread of the run only. */
final class StopMaker {
	private StopMaker() {
	}

	static Stop of(Driver driver, Stop.Cause cause, List<Stop.Arrival> arrivals) {
		Walk walk = driver.walk();
		int position = driver.position();
		boolean complete = driver.complete();
		boolean over = complete && position == walk.size();
		Optional<Outcome> outcome = over && !arrivals.isEmpty()
				? Optional.of(Outcomes.of(walk, beginning(arrivals), driver.snapshot())) : Optional.empty();
		return new Stop(position, walk.size(), complete, cause, frames(walk, position), walk, driver.snapshot(),
				arrivals, outcome);
	}

	/** The position at which the last impulse came that found nothing waiting. */
	private static int beginning(List<Stop.Arrival> arrivals) {
		return arrivals.stream().filter(arrival -> !arrival.meanwhile()).mapToInt(Stop.Arrival::position).max()
				.orElse(0);
	}

	/** The hop before a position and those whose functions called it, the innermost first. */
	private static List<Hop> frames(Walk walk, int position) {
		if (position == 0)
			return List.of();
		List<Hop> frames = new ArrayList<>(walk.stack(position - 1));
		Collections.reverse(frames);
		return frames;
	}
}
