package org.irqscope.core.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.fate.Fates;
import org.irqscope.core.fate.Outcome;
import org.irqscope.core.run.snapshot.IrqchipSnapshot;
import org.irqscope.core.run.snapshot.MachineSnapshot;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;

/** Puts together what a run publishes, as fast after a million hops as after one. Used by the thread of the run. */
final class StopMaker {
	private final Driver driver;
	private Optional<Fates> fates = Optional.empty();

	StopMaker(Driver driver) {
		this.driver = driver;
	}

	Stop stop(Reached reached) {
		List<Stop.Arrival> arrivals = driver.arrivals();
		Walk walk = driver.walk();
		int position = driver.position();
		boolean complete = driver.complete();
		boolean over = complete && position == walk.size();
		Optional<MachineSnapshot> machine = driver.snapshot();
		Optional<Outcome> outcome = over && !arrivals.isEmpty()
				? Optional.of(outcome(walk, Stop.beginning(arrivals, position), machine)) : Optional.empty();
		return new Stop(position, walk.size(), complete, reached.cause(), frames(walk, position), walk, machine,
				arrivals, outcome, driver.state(), driver.waiting(), driver.next(), reached.hits(),
				driver.branch(), driver.branches());
	}

	/** Looks at those hops only that nobody has looked at before. */
	private Outcome outcome(Walk walk, int beginning, Optional<MachineSnapshot> machine) {
		Fates goingOn = fates.filter(known -> known.goesOn(walk, beginning))
				.orElseGet(() -> new Fates(walk, beginning));
		fates = Optional.of(goingOn);
		Optional<IrqchipSnapshot> chips = machine.flatMap(MachineSnapshot::chips);
		return goingOn.upTo(walk, walk.size()).outcome(chips.map(IrqchipSnapshot::picRequests).orElse(0),
				chips.map(some -> some.ioapic().irr()).orElse(0));
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
