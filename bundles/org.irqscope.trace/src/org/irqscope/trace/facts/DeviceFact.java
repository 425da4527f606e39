package org.irqscope.trace.facts;

/**
 * A {@code struct kvm_io_device} that was printed by itself, from drgn.
 *
 * @param ops the symbol of its {@code kvm_io_device_ops}, or the address when drgn knew no symbol
 */
public record DeviceFact(SourceLine where, String ops) implements MachineFact {
}
