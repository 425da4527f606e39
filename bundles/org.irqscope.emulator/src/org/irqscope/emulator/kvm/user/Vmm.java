package org.irqscope.emulator.kvm.user;

import org.irqscope.emulator.kvm.IoBus;

/** The user space of a VM: answers accesses that no device of the kernel takes; as it stands, an empty bus. */
public interface Vmm {
	/** {@code KVM_EXIT_IO} or {@code KVM_EXIT_MMIO}, a read; an empty bus gives ones. */
	default long read(IoBus.Kind bus, long address, int length) {
		return -1L >>> 64 - 8 * length;
	}

	/** {@code KVM_EXIT_IO} or {@code KVM_EXIT_MMIO}, a write. */
	default void write(IoBus.Kind bus, long address, int length, long value) {
	}
}
