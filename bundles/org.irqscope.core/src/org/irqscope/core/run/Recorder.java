package org.irqscope.core.run;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Snapshot;

/** Makes a recording as long as a request needs it, and no longer. Used by the thread of the run only. */
final class Recorder {
	/** Wants no hop. */
	static final IntPredicate NOWHERE = hop -> false;
	private final Driver driver;
	private final PendingRequest asked;
	private final Supplier<StopCondition> condition;
	/** The length that may not be passed. */
	private final long most;

	Recorder(Driver driver, int hopLimit, PendingRequest asked, Supplier<StopCondition> condition) {
		this.driver = driver;
		this.asked = asked;
		this.condition = condition;
		this.most = (long) driver.length() + hopLimit;
	}

	/** Stands at a position, or at the end of what could be recorded, past all breakpoints. */
	Reached goTo(int target) {
		return stand(target, record(target));
	}

	/** Records so many hops more, and stands where it stood. */
	Reached recordAhead(int hops) {
		int position = driver.position();
		return stand(position, record((int) Math.min(Integer.MAX_VALUE, (long) driver.length() + hops)));
	}

	private Reached stand(int position, Reached reached) {
		driver.goTo(Math.min(position, driver.length()));
		return reached;
	}

	private Reached record(int target) {
		while (driver.length() < target) {
			Reached reached = proceed();
			if (!reached.asked())
				return reached;
		}
		return Reached.ASKED;
	}

	/** Records one piece of work more, if that may be. */
	private Reached proceed() {
		Reached stopped = stopped();
		if (!stopped.asked())
			return stopped;
		if (driver.length() >= most)
			return Reached.of(Stop.Cause.HOP_LIMIT);
		driver.goTo(driver.length());
		return driver.proceed() ? Reached.ASKED : Reached.of(Stop.Cause.END);
	}

	/** Whether somebody wants the run to stop. */
	Reached stopped() {
		return asked.isCancelled() ? Reached.of(Stop.Cause.CANCELLED)
				: asked.isSuspended() ? Reached.of(Stop.Cause.SUSPENDED) : Reached.ASKED;
	}

	/** Goes on until after the first hop that is wanted, or at which a breakpoint stops. */
	Reached forwardTo(IntPredicate wanted) {
		int hop = driver.position();
		while (true) {
			Reached reached = record(hop + 1);
			if (!reached.asked())
				return stand(Integer.MAX_VALUE, reached);
			StopCondition now = condition.get();
			// Nobody looks at hops where nothing can stop the run.
			if (wanted == NOWHERE && now == StopCondition.NONE) {
				hop = driver.length();
				continue;
			}
			Walk walk = driver.walk();
			for (int end = driver.boundary(hop + 1); hop < end; hop++) {
				List<Hit> hits = hits(now, walk, hop);
				if (!hits.isEmpty())
					return stand(hop + 1, Reached.at(hits));
				if (wanted.test(hop))
					return stand(hop + 1, Reached.ASKED);
			}
			reached = stopped();
			if (!reached.asked())
				return stand(hop, reached);
		}
	}

	/** Goes back until after the first hop that is wanted, or at which a breakpoint stops, or to the start. */
	Reached backTo(IntPredicate wanted) {
		Walk walk = driver.walk();
		for (int hop = driver.position() - 2; hop >= 0; hop--) {
			List<Hit> hits = hits(condition.get(), walk, hop);
			if (!hits.isEmpty())
				return stand(hop + 1, Reached.at(hits));
			if (wanted.test(hop))
				return stand(hop + 1, Reached.ASKED);
			if (!stopped().asked())
				return stand(hop + 1, stopped());
		}
		return stand(0, Reached.ASKED);
	}

	private List<Hit> hits(StopCondition now, Walk walk, int hop) {
		return now == StopCondition.NONE ? List.of() : now.at(walk, hop, this::after);
	}

	private Snapshot after(int hop) {
		driver.goTo(hop + 1);
		return driver.state().orElseThrow();
	}

	/** Goes on until a hop of the present function, or of one so many calls above it. */
	Reached leaveCalls(int above) {
		int depth = driver.position() == 0 ? Integer.MAX_VALUE : depth(driver.position() - 1) - above;
		return forwardTo(hop -> depth(hop) <= Math.max(0, depth));
	}

	/** Goes back until a hop of the present function, or of one so many calls above it. */
	Reached leaveCallsBackwards(int above) {
		int depth = driver.position() == 0 ? 0 : depth(driver.position() - 1) - above;
		return backTo(hop -> depth(hop) <= depth);
	}

	private int depth(int hop) {
		Walk walk = driver.walk();
		int depth = 0;
		for (var at = walk.parent(hop); at.isPresent(); at = walk.parent(at.getAsInt()))
			depth++;
		return depth;
	}
}
