package org.irqscope.core.act;

import org.irqscope.emulator.script.Op;

/** The operations of scripts that guests of an architecture do. Used by the thread that runs the machine. */
interface GuestInstructions {
	/** Does an operation; answers its number. */
	long run(Op op);
}
