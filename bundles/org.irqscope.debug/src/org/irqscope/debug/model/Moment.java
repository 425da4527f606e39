package org.irqscope.debug.model;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.run.Stop;
import org.irqscope.emulator.state.Snapshot;

/**
 * Where a run stands, with the threads as they are there. Immutable, for any thread.
 *
 * @param stop nothing before the run has begun
 * @param threads the contexts, in an order that does not change
 * @param current the context of the hop done last; before the first hop, that which goes on
 * @param before the machine where the run stood before
 */
record Moment(Optional<Stop> stop, List<ContextThread> threads, Optional<ContextThread> current,
		Optional<Snapshot> before) {
	static final Moment NONE = new Moment(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

	Moment {
		threads = List.copyOf(threads);
	}
}
