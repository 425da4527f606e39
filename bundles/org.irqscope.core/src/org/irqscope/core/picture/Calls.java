package org.irqscope.core.picture;

import java.util.Optional;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.Change;

/** Which hop led to which: by a call, or by what was queued for another thread. For the thread that owns the walk. */
final class Calls {
	private final Walk walk;

	Calls(Walk walk) {
		this.walk = walk;
	}

	/** The hop whose function called this one; nothing where a thread begins. */
	Optional<Hop> caller(Hop hop) {
		for (int at = hop.number() - 1; at >= 0 && hop.depth() > 0; at--) {
			Hop earlier = walk.hop(at);
			if (earlier.depth() < hop.depth())
				return Optional.of(earlier);
		}
		return Optional.empty();
	}

	/** The hop with which a thread began to do what this hop is part of. */
	Hop begin(Hop hop) {
		Hop begin = hop;
		for (Optional<Hop> caller = caller(hop); caller.isPresent(); caller = caller(begin))
			begin = caller.get();
		return begin;
	}

	/** The hop that gave the thread its work; nothing when it began by itself. */
	Optional<Hop> queuer(Hop begin) {
		return begin.changes().stream().filter(change -> Task.isQueue(change) && change.to() == 0).findFirst()
				.flatMap(change -> queuer(begin, change));
	}

	private Optional<Hop> queuer(Hop begin, Change taken) {
		for (int at = begin.number() - 1; at >= 0; at--) {
			Hop earlier = walk.hop(at);
			if (earlier.changes().stream().anyMatch(change -> Task.isQueue(change) && change.to() != 0
					&& change.name().equals(taken.name())
					&& change.place().equals(taken.place())))
				return Optional.of(earlier);
		}
		return Optional.empty();
	}
}
