package org.irqscope.core.run;

import java.util.List;

import org.irqscope.emulator.journal.Context;

/** What a run control is asked for. Immutable, for any thread. */
public sealed interface Request {
	/** What the run does meanwhile. */
	default RunState during() {
		return RunState.RUNNING;
	}

	/** Moves that need nothing said. */
	enum Move implements Request {
		/** Loads the machine, and stands before the first hop. */
		START(RunState.RUNNING),
		/** Does the next hop. */
		STEP_INTO(RunState.STEPPING),
		/** Does the next hop of the same function or of those that called it, with all that is called meanwhile. */
		STEP_OVER(RunState.STEPPING),
		/** Goes on until the function of the present hop has returned. */
		STEP_RETURN(RunState.STEPPING),
		/** Undoes the last hop. */
		STEP_BACK(RunState.REWINDING),
		/** Goes back to the hop before of the same function or of those that called it. */
		STEP_BACK_OVER(RunState.REWINDING),
		/** Goes back to where the function of the present hop was called. */
		STEP_BACK_RETURN(RunState.REWINDING),
		/** Goes on until a breakpoint stops it, or nothing waits any more. */
		RESUME(RunState.RUNNING),
		/** Goes back until a breakpoint stops it, or to the start. */
		REVERSE_RESUME(RunState.REWINDING),
		/** Goes on until nothing waits any more, past all breakpoints. */
		TO_END(RunState.RUNNING),
		/** Undoes everything, past all breakpoints. */
		TO_START(RunState.REWINDING);

		private final RunState during;

		Move(RunState during) {
			this.during = during;
		}

		@Override
		public RunState during() {
			return during;
		}
	}

	/**
	 * Stands at a position, past all breakpoints; one that the walk does not reach means its end.
	 *
	 * @param position how many hops have been done; negative numbers mean the start
	 */
	record GoTo(int position) implements Request {
	}

	/**
	 * Goes on or back until a hop is the last that has been done, or a breakpoint stops it before.
	 *
	 * @param hop the number of the hop
	 */
	record RunTo(int hop) implements Request {
	}

	/**
	 * Records what comes next and stands where it stood, so that it can be shown before it is walked through.
	 *
	 * @param hops how many hops more, at most
	 */
	record RecordAhead(int hops) implements Request {
	}

	/**
	 * A context that can go on does so, with one hop of what has waited there longest. Where another was to go on, the
	 * run goes another way from here, or from where the kernel can be interrupted next.
	 */
	record StepContext(Context context) implements Request {
		@Override
		public RunState during() {
			return RunState.STEPPING;
		}
	}

	/** As {@link StepContext}, with one of those tasks that the stop lists. */
	record StepTask(Waiting waiting) implements Request {
		@Override
		public RunState during() {
			return RunState.STEPPING;
		}
	}

	/**
	 * Something more comes to the machine when all that waits has been done, each when what came before it has been
	 * done too; stands before the first hop of the first.
	 */
	record Then(List<Impulse> impulses) implements Request {
		public Then {
			impulses = List.copyOf(impulses);
		}

		public Then(Impulse impulse) {
			this(List.of(impulse));
		}
	}

	/**
	 * Something more comes to the machine where the walk stands, or as soon as the kernel can be interrupted; where
	 * something else was recorded after that, the run goes another way from there. What it does at once is recorded, so
	 * that its answer is known. Stands before its first hop.
	 */
	record Act(Impulse impulse) implements Request {
	}

	/**
	 * As {@link Act}, with several that come one right after the other, as a line that is raised and lowered; stands
	 * before the first hop of the first.
	 */
	record ActAll(List<Impulse> impulses) implements Request {
		public ActAll {
			impulses = List.copyOf(impulses);
		}
	}

	/** Goes another way from here, or from where the kernel can be interrupted next; what there is is kept. */
	record Leave(String name) implements Request {
	}

	/** Does what was decided, here or from where the kernel can be interrupted next; stands after it. */
	record Decide(Decision decision) implements Request {
	}

	/** What concerns a branch of the run. */
	sealed interface OfBranch extends Request {
		/** The number of the branch. */
		int branch();
	}

	/** Goes another way, at the last position that both have in common. */
	record Switch(int branch) implements OfBranch {
	}

	/** Gives a branch a name. */
	record Rename(int branch, String name) implements OfBranch {
	}

	/** Forgets a branch, on which the run does not stand. */
	record Drop(int branch) implements OfBranch {
	}
}
