package org.irqscope.core.run;

import org.irqscope.emulator.journal.Walk;

/** Makes a recording as long as a request needs it, and no longer. Used by the thread of the run only. */
final class Recorder {
	private final Driver driver;
	private final PendingRequest asked;
	/** The length that may not be passed. */
	private final long most;

	Recorder(Driver driver, int hopLimit, PendingRequest asked) {
		this.driver = driver;
		this.asked = asked;
		this.most = (long) driver.walk().size() + hopLimit;
	}

	/** Stands at a position, or at the end of what could be recorded. */
	Stop.Cause goTo(int target) {
		Stop.Cause cause = record(target);
		driver.goTo(Math.min(target, driver.walk().size()));
		return cause;
	}

	/** Records so many hops more, and stands where it stood. */
	Stop.Cause recordAhead(int hops) {
		int position = driver.position();
		Stop.Cause cause = record((int) Math.min(Integer.MAX_VALUE, (long) driver.walk().size() + hops));
		driver.goTo(position);
		return cause;
	}

	private Stop.Cause record(int target) {
		while (driver.walk().size() < target) {
			Stop.Cause cause = proceed();
			if (cause != Stop.Cause.ASKED)
				return cause;
		}
		return Stop.Cause.ASKED;
	}

	/** Records one piece of work more, if that may be. */
	private Stop.Cause proceed() {
		if (asked.isCancelled())
			return Stop.Cause.CANCELLED;
		if (driver.walk().size() >= most)
			return Stop.Cause.HOP_LIMIT;
		driver.goTo(driver.walk().size());
		return driver.proceed() ? Stop.Cause.ASKED : Stop.Cause.END;
	}

	/** Goes on until a hop of the present function, or of one so many calls above it. */
	Stop.Cause leaveCalls(int above) {
		int position = driver.position();
		if (position == 0)
			return goTo(1);
		int depth = Math.max(0, driver.walk().hop(position - 1).depth() - above);
		for (int hop = position;; hop++) {
			Stop.Cause cause = record(hop + 1);
			Walk walk = driver.walk();
			if (cause != Stop.Cause.ASKED || walk.hop(hop).depth() <= depth)
				return stand(Math.min(hop + 1, walk.size()), cause);
		}
	}

	private Stop.Cause stand(int position, Stop.Cause cause) {
		driver.goTo(position);
		return cause;
	}
}
