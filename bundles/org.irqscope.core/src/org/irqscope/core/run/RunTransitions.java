package org.irqscope.core.run;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which state of a run may follow which. */
final class RunTransitions {
	private static final Set<RunState> BUSY = EnumSet.of(RunState.RUNNING, RunState.STEPPING, RunState.REWINDING);
	private static final Set<RunState> OVER = EnumSet.of(RunState.SUSPENDED, RunState.TERMINATED);
	private static final Map<RunState, Set<RunState>> FOLLOWING = Map.of(
			RunState.CREATED, EnumSet.of(RunState.RUNNING, RunState.TERMINATED),
			RunState.RUNNING, OVER, RunState.STEPPING, OVER, RunState.REWINDING, OVER,
			RunState.SUSPENDED, with(BUSY, RunState.TERMINATED),
			RunState.TERMINATED, EnumSet.noneOf(RunState.class));

	private RunTransitions() {
	}

	private static Set<RunState> with(Set<RunState> states, RunState another) {
		Set<RunState> all = EnumSet.copyOf(states);
		all.add(another);
		return all;
	}

	static boolean allowed(RunState from, RunState to) {
		return FOLLOWING.get(from).contains(to);
	}

	/**
	 * The state that is gone to.
	 *
	 * @throws IllegalStateException when it may not follow
	 */
	static RunState checked(RunState from, RunState to) {
		if (!allowed(from, to))
			throw new IllegalStateException(from + " is not followed by " + to);
		return to;
	}
}
