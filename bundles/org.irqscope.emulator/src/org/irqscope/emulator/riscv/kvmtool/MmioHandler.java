package org.irqscope.emulator.riscv.kvmtool;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.RiscvVcpu;

/** What a device of kvmtool registers for a range of addresses or ports. */
@FunctionalInterface
public interface MmioHandler {
	/**
	 * An access of a guest.
	 *
	 * @param data what a write carries; what a read answers, or leaves
	 */
	void access(RiscvVcpu vcpu, long address, GuestData data, int length, boolean write);
}
