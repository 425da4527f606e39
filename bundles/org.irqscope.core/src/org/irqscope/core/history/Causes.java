package org.irqscope.core.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.FieldBits;

/**
 * What led to a hop: the functions that called its function, then who queued the work that they belong to, and so on
 * back to what came from outside. Reads the walk only; for any thread.
 */
public final class Causes {
	private Causes() {
	}

	/** The hops that led to a hop, the first cause first and the hop itself last. */
	public static List<Hop> of(Walk walk, int hop) {
		List<Hop> causes = new ArrayList<>();
		for (OptionalInt at = OptionalInt.of(hop); at.isPresent(); at = cause(walk, at.getAsInt()))
			causes.add(walk.hop(at.getAsInt()));
		Collections.reverse(causes);
		return List.copyOf(causes);
	}

	private static OptionalInt cause(Walk walk, int hop) {
		OptionalInt caller = walk.parent(hop);
		return caller.isPresent() ? caller : queued(walk, beginning(walk, hop));
	}

	/** The hop at which the function of a hop was entered: it goes on after each call that it makes. */
	private static int beginning(Walk walk, int hop) {
		Hop goesOn = walk.hop(hop);
		if (!goesOn.continued())
			return hop;
		return IntStream.iterate(hop - 1, at -> at >= 0, at -> at - 1)
				.filter(at -> walk.parent(at).isEmpty() && isSame(walk.hop(at), goesOn)).findFirst().orElse(hop);
	}

	private static boolean isSame(Hop beginning, Hop goesOn) {
		return !beginning.continued() && beginning.site() == goesOn.site()
				&& beginning.context().equals(goesOn.context()) && beginning.place().equals(goesOn.place());
	}

	/** The hop that queued the task which a hop takes from its queue. */
	private static OptionalInt queued(Walk walk, int hop) {
		return walk.hop(hop).changes().stream().filter(change -> Task.isQueue(change) && change.to() == 0).findFirst()
				.map(change -> walk.changedBefore(bits(change), hop)).orElse(OptionalInt.empty());
	}

	private static FieldBits bits(Change change) {
		return FieldBits.all(change.place(), change.name());
	}

	/** What came from outside and led to a hop; nothing for hops before anything came. */
	public static Optional<Stop.Arrival> arrival(Stop stop, int hop) {
		int first = of(stop.walk(), hop).get(0).number();
		return stop.impulses().stream().filter(arrival -> arrival.position() <= first)
				.reduce((earlier, later) -> later);
	}
}
