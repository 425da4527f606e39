package org.irqscope.emulator.riscv;

import java.util.OptionalLong;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.user.Vmm;

/** The user space of a RISC-V machine: also told of what only a hart exits for. */
public interface RiscvVmm extends Vmm {
	/**
	 * {@code KVM_EXIT_MMIO}.
	 *
	 * @param data the data of {@code kvm_run}: what a write carries, and what a read leaves where nobody answers
	 */
	default void mmio(RiscvVcpu vcpu, long address, int length, GuestData data, boolean write) {
		if (write)
			write(IoBus.Kind.KVM_MMIO_BUS, address, length, data.get());
		else
			data.set(read(IoBus.Kind.KVM_MMIO_BUS, address, length));
	}

	/** {@code KVM_EXIT_RISCV_CSR}: what the register answers; ones, where nobody knows it. */
	default long csr(RiscvVcpu vcpu, int register) {
		return -1;
	}

	/** Whether user space may write to its own memory that it gives to a guest. */
	default boolean canWrite(long userAddress, long size) {
		return true;
	}

	/** The address at which a hart claims from a PLIC of user space and completes; nothing without one. */
	default OptionalLong claimRegister(int hart) {
		return OptionalLong.empty();
	}

	/**
	 * The guest's handler of an interrupt has begun; a device whose line is high lowers it here.
	 *
	 * @param number the identity, or the source of a PLIC
	 */
	default void handled(int hart, int number) {
	}
}
