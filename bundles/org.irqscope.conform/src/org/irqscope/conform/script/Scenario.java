package org.irqscope.conform.script;

/**
 * How random scripts of one kind go: a new machine, its set-up, then one step after the other for as long as wanted.
 */
public interface Scenario {
	/** Writes the operations that set the machine up. */
	void begin();

	/** Writes one step, of one operation or a few. */
	void step();

	/** Writes what must be undone before another machine takes this one's place. */
	default void end() {
		// Most machines just go.
	}
}
