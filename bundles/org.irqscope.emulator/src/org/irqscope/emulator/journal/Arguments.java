package org.irqscope.emulator.journal;

/** The names of the arguments of hops that readers of a walk look for. For any thread. */
public final class Arguments {
	/** What a token carries. */
	public static final String VECTOR = "vector", GSI = "gsi";
	/** The delivery mode of what a local APIC is given. */
	public static final String MODE = "mode";
	/** The pin of a chip that the hop is about. */
	public static final String PIN = "pin";

	private Arguments() {
	}
}
