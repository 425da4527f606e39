package org.irqscope.trace.facts;

/**
 * One call of {@code kvm_io_bus_register_dev}, from bpftrace.
 *
 * @param pid the process
 * @param comm the thread's name
 * @param bus as in {@code enum kvm_bus}: 0 for MMIO, 1 for port I/O, 3 for fast MMIO
 * @param address the first address, unsigned
 * @param length in bytes
 */
public record BusRegistration(SourceLine where, int pid, String comm, int bus, long address, int length)
		implements Fact {
}
