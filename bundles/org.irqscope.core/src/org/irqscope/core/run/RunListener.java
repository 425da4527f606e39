package org.irqscope.core.run;

/** Hears of a run on the run's own thread; who needs another thread goes there without waiting. */
public interface RunListener {
	/** The run stands somewhere else, or has recorded more. */
	void stopped(Stop stop);

	/** The run begins to serve a request; its state changes next. */
	default void begun(Request request) {
	}

	/** The run does something else now. */
	default void stateChanged(RunState state) {
	}
}
