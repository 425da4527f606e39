package org.irqscope.core.run;

/** What a run control is asked for. Immutable, for any thread. */
public sealed interface Request {
	/** What the run does meanwhile. */
	RunState during();

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
		/** Goes on until nothing waits any more. */
		TO_END(RunState.RUNNING),
		/** Undoes everything. */
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
	 * Stands at a position; one that the walk does not reach means its end.
	 *
	 * @param position how many hops have been done; negative numbers mean the start
	 */
	record GoTo(int position) implements Request {
		@Override
		public RunState during() {
			return RunState.RUNNING;
		}
	}

	/**
	 * Records what comes next and stands where it stood, so that it can be shown before it is walked through.
	 *
	 * @param hops how many hops more, at most
	 */
	record RecordAhead(int hops) implements Request {
		@Override
		public RunState during() {
			return RunState.RUNNING;
		}
	}

	/** Something more comes to the machine when all that waits has been done; stands before its first hop. */
	record Then(Impulse impulse) implements Request {
		@Override
		public RunState during() {
			return RunState.RUNNING;
		}
	}

	/**
	 * Something more comes to the machine where the walk stands, or as soon as the kernel can be interrupted; what the
	 * recording has after that is dropped and goes on differently. Stands before its first hop.
	 */
	record Meanwhile(Impulse impulse) implements Request {
		@Override
		public RunState during() {
			return RunState.RUNNING;
		}
	}
}
