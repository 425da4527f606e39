package org.irqscope.core.compare;

/** Whose interrupt an event of a trace belongs to. Immutable, for any thread. */
public sealed interface Owner {

	/** An interrupt line of the machine, by its GSI. */
	record Line(int gsi) implements Owner {
	}

	/** A message that came without a GSI, by its vector. */
	record Message(int vector) implements Owner {
	}

	/** Something that local APICs do among themselves, such as a timer; by its vector. */
	record Local(int vector) implements Owner {
	}
}
