package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** An interrupt file that a processor of the host has for a guest, a {@code VS-file}: sections 6.8 and 6.9. */
public final class GuestFile extends InterruptFile {
	/** More than any processor has. */
	private static final int STRIDE = 64;
	/** The host's processor, and the number of the file there, from 1. */
	public final int cpu, number;
	private final RiscvKvm kvm;
	private final Journal journal;
	/** The index of the vCPU that has it. */
	private final IntField owner;
	/** The bit of HGEIE: the host wants to hear of it. */
	private final IntField wakes;

	GuestFile(RiscvKvm kvm, int cpu, int number) {
		this(kvm, cpu, number, new Struct(kvm.journal.state(), RiscvPlace.GUEST_FILE, cpu * STRIDE + number));
	}

	private GuestFile(RiscvKvm kvm, int cpu, int number, Struct struct) {
		super(struct);
		this.kvm = kvm;
		this.journal = kvm.journal;
		this.cpu = cpu;
		this.number = number;
		owner = struct.plusOne(ImsicFields.OWNER);
		wakes = struct.flag(ImsicFields.HGEIE);
	}

	/** What readers call the file with an index. */
	public static String label(int index) {
		return "guest file " + index % STRIDE + " of CPU " + index / STRIDE;
	}

	@Override
	int count() {
		return count(vcpu());
	}

	private RiscvVcpu vcpu() {
		return kvm.vcpu(owner.get() - 1);
	}

	boolean isFree() {
		return !owner.isSet();
	}

	void take(RiscvVcpu vcpu) {
		owner.set(vcpu.index + 1);
		wakes.set(0);
		empty();
	}

	void free() {
		owner.set(0);
		wakes.set(0);
	}

	/** True while the host wants to hear of it. */
	public boolean wakes() {
		return wakes.isSet();
	}

	/** The thread of the owner sleeps: from now on the host hears of the file. */
	void wake() {
		wakes.set(1);
		signal();
	}

	/** {@code writel}: the hardware makes the identity wait. */
	void write(int identity) {
		eip.set(identity, true);
		journal.why(ImsicWhy.GUEST_FILE_WRITTEN, identity, number, cpu);
		if (interrupts() && vcpu().inGuest() && vcpu().imsic.isNative())
			vcpu().heedHardware();
		signal();
	}

	/** HGEIP and HGEIE are both set: {@code hgei_interrupt} runs on the processor of the file. */
	private void signal() {
		if (!interrupts() || !wakes())
			return;
		Context before = journal.into(Context.HARD_IRQ);
		journal.enter(GuestFileSite.HGEI_INTERRUPT, cpu * STRIDE + number, cpu, number);
		wakes.set(0);
		journal.why(ImsicWhy.OWNER_KICKED, vcpu().index);
		vcpu().kvmVcpuKick();
		journal.leave();
		journal.back(before);
	}
}
