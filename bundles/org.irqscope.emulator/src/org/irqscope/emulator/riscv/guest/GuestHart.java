package org.irqscope.emulator.riscv.guest;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.riscv.hart.HartTrap;
import org.irqscope.emulator.riscv.hart.MmioInsn;
import org.irqscope.emulator.riscv.hart.HartRun;

/** What the guest of one hart executes: single instructions that trap. The handlers are in {@link HartHandlers}. */
public final class GuestHart {
	private static final int A0 = 10, A1 = 11, EXTENSION = 7, FUNCTION = 6, WFI = 0x10500073, STOPEI = 0x15c;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	public final HartHandlers handlers;

	public GuestHart(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.handlers = new HartHandlers(vcpu, this);
	}

	/** The vCPU is in the guest and has been told all, as a busy guest is when an interrupt comes. */
	public void resume() {
		vcpu.takeReset();
		vcpu.mode.set(RiscvVcpu.IN_GUEST_MODE);
	}

	/** A load of 1, 2, 4 or 8 bytes into a0. */
	public long load(long address, int length) {
		if (vcpu.kvm.memorySlots().readable(address))
			return 0;
		journal.enter(HartSite.GUEST_LOAD, vcpu.index, address, 0);
		trap(HartTrap.access(false, address, MmioInsn.transformed(false, length, A0), new HartTrap.Code.Insn(0)));
		journal.leave();
		return vcpu.registers.get(A0);
	}

	/** A store of 1, 2, 4 or 8 bytes from a1. */
	public void store(long address, long value, int length) {
		if (vcpu.kvm.memorySlots().writable(address))
			return;
		journal.enter(HartSite.GUEST_STORE, vcpu.index, address, value);
		vcpu.registers.set(A1, value);
		trap(HartTrap.access(true, address, MmioInsn.transformed(true, length, A1), new HartTrap.Code.Insn(0)));
		journal.leave();
	}

	/** Swaps {@code stopei}: what waits first is claimed and comes to a0. */
	public long claimTop() {
		return vcpu.imsic.isNative() ? swapTop() : csr(STOPEI, 1, 0);
	}

	/** Reads {@code stopei}: what waits first comes to a0, and at a file of the hardware nothing is claimed. */
	public long readTop() {
		if (!vcpu.imsic.isNative())
			return csr(STOPEI, 2, 0);
		vcpu.registers.set(A0, vcpu.imsic.inUse.hardware().orElseThrow().topei());
		return vcpu.registers.get(A0);
	}

	/** The same swap at a file of the hardware, which needs no exit. */
	private long swapTop() {
		journal.enter(HartSite.GUEST_CSR, vcpu.index, STOPEI, 0);
		vcpu.registers.set(A0, vcpu.imsic.claim());
		journal.leave();
		return vcpu.registers.get(A0);
	}

	/** An instruction that swaps, sets or clears bits of a register, with a1 or x0 and a0. */
	private long csr(int number, int function, long value) {
		journal.enter(HartSite.GUEST_CSR, vcpu.index, number, value);
		int source = value == 0 ? 0 : A1;
		vcpu.registers.set(source, value);
		trap(HartTrap.virtual(number << 20 | source << 15 | function << 12 | A0 << 7 | 0x73));
		journal.leave();
		return vcpu.registers.get(A0);
	}

	/** A call of the firmware: the error that it answers. */
	public long ecall(long extension, int function, long a0, long a1, long a2) {
		journal.enter(HartSite.GUEST_ECALL, vcpu.index, extension, function);
		vcpu.registers.setArgument(EXTENSION, extension);
		vcpu.registers.setArgument(FUNCTION, function);
		vcpu.registers.setArgument(0, a0);
		vcpu.registers.setArgument(1, a1);
		vcpu.registers.setArgument(2, a2);
		trap(HartTrap.ecall());
		journal.leave();
		return vcpu.registers.argument(0);
	}

	/** An instruction that traps: an access, a register, or a call of the firmware. */
	public void execute(boolean store, long target, long value, HartTrap trap) {
		HartSite site = trap.scause() == HartTrap.VS_ECALL ? HartSite.GUEST_ECALL
				: trap.scause() == HartTrap.VIRTUAL_INSN ? HartSite.GUEST_CSR
						: store ? HartSite.GUEST_STORE : HartSite.GUEST_LOAD;
		journal.enter(site, vcpu.index, target, value);
		trap(trap);
		journal.leave();
	}

	/** WFI: the thread sleeps until something comes. */
	public void waitForInterrupt() {
		journal.enter(HartSite.GUEST_WFI, vcpu.index, 0, 0);
		trap(HartTrap.virtual(WFI));
		journal.leave();
	}

	/**
	 * An instruction leaves the guest, and all that it takes is done until the guest goes on or cannot.
	 *
	 * @return what {@link HartRun} answers last
	 */
	public int trap(HartTrap trap) {
		int result = vcpu.run.trap(trap);
		while (result == HartRun.TO_USER && vcpu.run.exitReason.get() != HartRun.EXIT_FAIL_ENTRY) {
			userSpace();
			result = vcpu.run.run(false);
		}
		return result;
	}

	/** The thread is in user space, which does what the exit asks for. */
	private void userSpace() {
		Context before = journal.into(Context.VMM);
		switch (vcpu.run.exitReason.get()) {
		case HartRun.EXIT_MMIO -> {
			GuestData data = new GuestData();
			data.set(vcpu.mmio.data());
			vcpu.kvm.vmm().mmio(vcpu, vcpu.mmio.physAddr(), vcpu.mmio.length(), data, vcpu.mmio.isWrite());
			if (!vcpu.mmio.isWrite())
				vcpu.mmio.put(data.get(), vcpu.mmio.length());
		}
		case HartRun.EXIT_RISCV_CSR -> vcpu.run.answerCsr(vcpu.kvm.vmm().csr(vcpu, vcpu.run.csr()));
		default -> {
			// What the firmware is asked for stays as it is: not supported.
		}
		}
		journal.back(before);
	}
}
