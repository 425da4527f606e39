package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;

/** The registers of a hart's guest as KVM keeps them, and how a trap changes them. */
public final class HartRegisters {
	private static final int COUNT = 32, A0 = 10, A1 = 11;

	private final RiscvVcpu vcpu;
	private final LongField[] general = new LongField[COUNT];
	public final LongField sepc;
	/** {@code vsstatus.SIE}: the guest takes interrupts. */
	public final IntField sie;
	public final IntField spie, spp;
	/** True while the guest runs in supervisor mode. */
	public final IntField supervisor;
	public final LongField vscause, vstval, vsepc, vstvec;

	public HartRegisters(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		for (int number = 0; number < COUNT; number++)
			general[number] = vcpu.hart.hex64(HartFields.REGISTERS.at(number));
		sepc = vcpu.hart.hex64(HartFields.SEPC);
		sie = vcpu.hart.flag(HartFields.VSSTATUS_SIE);
		spie = vcpu.hart.flag(HartFields.VSSTATUS_SPIE);
		spp = vcpu.hart.flag(HartFields.VSSTATUS_SPP);
		supervisor = vcpu.hart.flag(HartFields.SUPERVISOR);
		vscause = vcpu.hart.hex64(HartFields.VSCAUSE);
		vstval = vcpu.hart.hex64(HartFields.VSTVAL);
		vsepc = vcpu.hart.hex64(HartFields.VSEPC);
		vstvec = vcpu.hart.hex64(HartFields.VSTVEC);
	}

	/** What KVM finds in a register: of the first one what it has put there itself. */
	public long get(int number) {
		return general[number].get();
	}

	public void set(int number, long value) {
		general[number].set(value);
	}

	/** What a call of the firmware has as its arguments, and its answer. */
	public long argument(int number) {
		return get(A0 + number);
	}

	public void setArgument(int number, long value) {
		set(A0 + number, value);
	}

	void answer(long error, long value) {
		set(A0, error);
		set(A1, value);
	}

	/** {@code kvm_riscv_vcpu_trap_redirect}: the guest's own handler gets the trap. */
	public void redirect(long scause, long stval) {
		Journal journal = vcpu.kvm.journal;
		journal.enter(HartSite.KVM_RISCV_VCPU_TRAP_REDIRECT, vcpu.index, scause, 0);
		spp.set(supervisor.get());
		spie.set(sie.get());
		sie.set(0);
		vscause.set(scause);
		vstval.set(stval);
		vsepc.set(sepc.get());
		sepc.set(vstvec.get());
		supervisor.set(1);
		journal.leave(HartWhy.REDIRECTED);
	}

	/** The state that a hart starts with. */
	void reset(long pc, long hart, long opaque) {
		for (LongField register : general)
			register.set(0);
		sepc.set(pc);
		answer(hart, opaque);
		sie.set(0);
		spie.set(0);
		spp.set(0);
		supervisor.set(1);
		vscause.set(0);
		vstval.set(0);
		vsepc.set(0);
		vstvec.set(0);
	}
}
