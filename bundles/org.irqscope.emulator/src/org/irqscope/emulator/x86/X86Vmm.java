package org.irqscope.emulator.x86;

import org.irqscope.emulator.kvm.user.Vmm;

/** The user space of an x86 machine: also told of what only an x86 vCPU exits for. */
public interface X86Vmm extends Vmm {
	/** {@code KVM_EXIT_IOAPIC_EOI}: with a split irqchip the EOI of a level-triggered vector. */
	default void ioapicEoi(int vcpu, int vector) {
	}

	/** {@code KVM_EXIT_HLT}: the guest waits, and the local APIC is in user space. */
	default void halted(int vcpu) {
	}

	/**
	 * {@code KVM_EXIT_IRQ_WINDOW_OPEN}: a PIC in user space may hand over its vector, see {@link VcpuIoctls#interrupt}.
	 */
	default void irqWindowOpen(int vcpu) {
	}

	/** The handler of a system management interrupt has begun. */
	default void handledSmi(int vcpu) {
	}

	/** The guest's handler of a vector has begun; a device whose line is high lowers it here. */
	default void handled(int vcpu, int vector) {
	}
}
