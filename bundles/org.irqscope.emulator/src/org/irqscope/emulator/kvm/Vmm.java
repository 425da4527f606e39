package org.irqscope.emulator.kvm;

import org.irqscope.emulator.x86.VcpuIoctls;

/** The user space of a VM: answers accesses that no device of the kernel takes; as it stands, an empty bus. */
public interface Vmm {
	/** {@code KVM_EXIT_IO} or {@code KVM_EXIT_MMIO}, a read; an empty bus gives ones. */
	default long read(IoBus.Kind bus, long address, int length) {
		return -1L >>> 64 - 8 * length;
	}

	/** {@code KVM_EXIT_IO} or {@code KVM_EXIT_MMIO}, a write. */
	default void write(IoBus.Kind bus, long address, int length, long value) {
	}

	/** {@code KVM_EXIT_IOAPIC_EOI}: with a split irqchip the EOI of a level-triggered vector. */
	default void ioapicEoi(int vcpu, int vector) {
	}

	/** {@code KVM_EXIT_HLT}: the guest waits, and the local APIC is in user space. */
	default void halted(int vcpu) {
	}

	/** {@code KVM_EXIT_IRQ_WINDOW_OPEN}: a PIC in user space may hand over its vector, see {@link VcpuIoctls#interrupt}. */
	default void irqWindowOpen(int vcpu) {
	}

	/** The handler of a system management interrupt has begun. */
	default void handledSmi(int vcpu) {
	}

	/** The guest's handler of a vector has begun; a device whose line is high lowers it here. */
	default void handled(int vcpu, int vector) {
	}
}
