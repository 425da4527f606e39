package org.irqscope.kvm.kernel;

/** What a booted kernel of any architecture says of itself first. */
interface Hello {
	/** The protocol that this client speaks. */
	int PROTOCOL = 1;

	/** The number of the language that it speaks. */
	int protocol();

	/** The kernel's own name of itself. */
	String release();

	boolean hasKvm();
}
