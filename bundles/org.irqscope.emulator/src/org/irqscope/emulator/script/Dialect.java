package org.irqscope.emulator.script;

import java.util.List;

/** What an architecture adds to the language of scripts: operations of its own, and what its machines show. */
public interface Dialect<V extends Vm> {
	/** Whose operations it understands. */
	Language language();

	/** Runs an operation that is the architecture's own; answers its result. */
	long execute(V vm, Op op);

	/** What user space was told since the last call. */
	List<OpResult.Exit> exits(V vm);

	/** The parts of the machine that can be read, in the order in which they are printed. */
	List<Part> parts(V vm);

	/** False for an event that some hosts emit with an operation and others do not. */
	boolean tells(OpCode code, String event);
}
