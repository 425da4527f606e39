package org.irqscope.trace.facts;

/** What drgn read from the memory of a kernel about the machine of the last {@link ProcessFact}. */
public sealed interface MachineFact extends Fact permits BusFact, DeviceFact, IoapicFact, RedirectionFact, PicFact,
		IrqfdFact, RoutingFact {
}
