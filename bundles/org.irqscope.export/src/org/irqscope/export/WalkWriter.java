package org.irqscope.export;

import java.io.Closeable;
import java.io.IOException;

/** Takes the steps of a walk one after the other and writes them, without keeping them. Used by one thread. */
public interface WalkWriter extends Closeable {
	/**
	 * Writes a step.
	 *
	 * @throws IOException when the output fails
	 */
	void step(WalkStep step) throws IOException;

	/** Writes what follows after the last step; the output stays open. */
	@Override
	void close() throws IOException;
}
