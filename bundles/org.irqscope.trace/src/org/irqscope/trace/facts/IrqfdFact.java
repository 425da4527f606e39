package org.irqscope.trace.facts;

/**
 * One {@code struct kvm_kernel_irqfd}, from drgn.
 *
 * @param gsi the GSI it raises
 * @param injectFunction what its work runs, {@code irqfd_inject}
 */
public record IrqfdFact(SourceLine where, int gsi, String injectFunction) implements MachineFact {
}
