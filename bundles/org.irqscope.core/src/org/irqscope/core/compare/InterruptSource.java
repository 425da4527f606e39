package org.irqscope.core.compare;

/** Whose interrupt an event of a trace belongs to. Immutable, for any thread. */
public sealed interface InterruptSource {

	/** An interrupt line of the machine, by its GSI. */
	record Line(int gsi) implements InterruptSource {
	}

	/** A message that came without a GSI, by its vector. */
	record Message(int vector) implements InterruptSource {
	}

	/** Something that local APICs do among themselves, such as a timer; by its vector. */
	record Local(int vector) implements InterruptSource {
	}
}
