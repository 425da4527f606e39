package org.irqscope.core.run;

import java.util.OptionalInt;

import org.irqscope.emulator.journal.Walk;

/**
 * One of the ways that a machine has gone in a run. Immutable, for any thread.
 *
 * @param number its number, which no other of the run has or had
 * @param name what the user calls it
 * @param parent the number of the branch that it left; nothing for the first one
 * @param from the number of hops that it has in common with that
 * @param walk its recording from the machine's beginning on
 */
public record Branch(int number, String name, OptionalInt parent, int from, Walk walk) {

	/** How many hops have been recorded. */
	public int length() {
		return walk.size();
	}
}
