package org.irqscope.trace.facts;

/**
 * One range of an io bus.
 *
 * @param address the first address, unsigned
 * @param length in bytes
 * @param ops the symbol of the device's {@code kvm_io_device_ops}; its address when drgn knew no symbol, empty when
 *            the device was not printed
 */
public record RangeFact(long address, int length, String ops) {
}
