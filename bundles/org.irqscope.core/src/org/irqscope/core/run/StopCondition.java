package org.irqscope.core.run;

import java.util.List;
import java.util.function.IntFunction;

import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.StateView;

/**
 * Says at which hops a run stops. The answer depends on the walk and the number of the hop alone, so that it is the
 * same forwards and backwards. Immutable; asked by the thread of the run.
 */
public interface StopCondition {
	/** Stops nowhere; a run that has this one asks nothing. */
	StopCondition NONE = (walk, hop, after) -> List.of();

	/**
	 * What stops at a hop.
	 *
	 * @param walk the recording, with all hops of the piece of work that the hop belongs to; not moved here
	 * @param hop the hop's number; whoever matches it makes the run stand at {@code hop + 1}
	 * @param after the state of the machine after a hop that has been recorded, made only where it is asked for
	 * @return empty where nothing does
	 */
	List<Hit> at(Walk walk, int hop, IntFunction<? extends StateView> after);
}
