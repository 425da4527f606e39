package org.irqscope.core.run;

/** What a run does at the moment. Read by any thread; which follows which is said by {@link RunTransitions}. */
public enum RunState {
	/** Nothing has been loaded yet. */
	CREATED,
	/** Goes on until something says that it shall stop. */
	RUNNING,
	/** Goes on to a hop that is near. */
	STEPPING,
	/** Undoes hops. */
	REWINDING,
	/** Stands at a stop and waits for a request. */
	SUSPENDED,
	/** Over: the machine is gone, the last stop can still be read. */
	TERMINATED;

	/** True while the run's thread is at work. */
	public boolean isBusy() {
		return this == RUNNING || this == STEPPING || this == REWINDING;
	}
}
