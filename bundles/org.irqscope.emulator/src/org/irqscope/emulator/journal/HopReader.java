package org.irqscope.emulator.journal;

import org.irqscope.emulator.state.Field;

/**
 * Is told what hops hold, as numbers, so that going through a million of them makes no objects; see
 * {@link Walk#read}. Each is used by one thread.
 */
public abstract class HopReader {
	/** Where it is in the packed part of the hop. */
	final Packed.Reader cursor = new Packed.Reader();

	/** In which context the hop runs, which comes first. */
	protected void within(Context.Kind kind, int index) {
	}

	/**
	 * The function of the hop.
	 *
	 * @param site the number of the function's site
	 * @param index which part of the machine it works on
	 * @param a first argument, named by {@link Site#arguments()}; 0 where it has none
	 * @param b second argument
	 */
	protected abstract void entered(int site, int index, long a, long b);

	/** A field was written, perhaps several times in one hop. */
	protected void wrote(Field field, long from, long to) {
	}

	/** A tracepoint was emitted; see {@link Tracepoint} for the meaning of the values. */
	protected void emitted(int tracepoint, long a, long b, long c, long d) {
	}
}
