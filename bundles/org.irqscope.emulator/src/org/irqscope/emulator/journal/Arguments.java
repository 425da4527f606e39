package org.irqscope.emulator.journal;

/** The names of the arguments of hops that readers of a walk look for. For any thread. */
public final class Arguments {
	/** What a token carries. */
	public static final String VECTOR = "vector", GSI = "gsi";
	/** The identity of a message of RISC-V, or the source of a PLIC, that a handler is for. */
	public static final String IDENTITY = "iid";
	/** The delivery mode of what a local APIC is given. */
	public static final String MODE = "mode";
	/** The pin of a chip that the hop is about. */
	public static final String PIN = "pin";

	private Arguments() {
	}
}
