package org.irqscope.trace.facts;

/**
 * One call of {@code kvm_assign_ioeventfd_idx}, from bpftrace; the registration of its range follows.
 *
 * @param pid the process
 * @param comm the thread's name
 * @param bus as in {@code enum kvm_bus}: 0 for MMIO, 1 for port I/O, 3 for fast MMIO
 */
public record IoeventfdAssignment(SourceLine where, int pid, String comm, int bus) implements Fact {
}
