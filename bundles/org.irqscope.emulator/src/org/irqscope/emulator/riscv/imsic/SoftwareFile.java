package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.hart.HartInterrupts;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** The interrupt file that KVM keeps in memory, {@code struct imsic_mrif}: section 6.6. */
public final class SoftwareFile extends InterruptFile {
	private final RiscvVcpu vcpu;
	private final Journal journal;
	/** Follows from the rest. */
	private final IntField topei;

	SoftwareFile(RiscvVcpu vcpu, Struct struct) {
		super(struct);
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		topei = struct.outsideIdentity().hex32(ImsicFields.TOPEI);
	}

	@Override
	int count() {
		return count(vcpu);
	}

	/** {@code imsic_swfile_extirq_update}: the hart's external interrupt follows the file. */
	void extirqUpdate() {
		journal.enter(ImsicSite.IMSIC_SWFILE_EXTIRQ_UPDATE, vcpu.index, 0, 0);
		int top = topei();
		topei.set(top);
		if (eidelivery.isSet() && top != 0) {
			journal.why(ImsicWhy.FILE_INTERRUPTS, top >> TOP_SHIFT);
			vcpu.interrupts.set(HartInterrupts.VS_EXT);
		} else {
			journal.why(top != 0 ? ImsicWhy.DELIVERY_OFF : ImsicWhy.FILE_QUIET, top >> TOP_SHIFT);
			vcpu.interrupts.unset(HartInterrupts.VS_EXT);
		}
		journal.leave();
	}

	/** A message has come for an identity. */
	void inject(int identity) {
		eip.set(identity, true);
		if (!eie.has(identity))
			journal.why(ImsicWhy.IDENTITY_DISABLED, identity);
		else
			journal.why(identity >= limit() ? ImsicWhy.IDENTITY_ABOVE_THRESHOLD : ImsicWhy.IDENTITY_PENDS, identity);
		extirqUpdate();
	}

	void clear() {
		empty();
		topei.set(0);
	}

	/** {@code imsic_swfile_read} that clears: all goes to a file of the hardware, and the hart hears nothing here. */
	void giveTo(GuestFile file) {
		journal.enter(GuestFileSite.IMSIC_SWFILE_READ, vcpu.index, 0, 0);
		moveTo(file);
		topei.set(0);
		vcpu.interrupts.unset(HartInterrupts.VS_EXT);
		journal.leave();
	}

	/** {@code imsic_swfile_update}: what a file of the hardware had is added. */
	void takeFrom(GuestFile file) {
		journal.enter(GuestFileSite.IMSIC_SWFILE_UPDATE, vcpu.index, 0, 0);
		file.moveTo(this);
		extirqUpdate();
		journal.leave();
	}

	/** A state that has been put in counts: the hart's external interrupt follows. */
	public void restored() {
		extirqUpdate();
	}

	/** User space puts a state into the file, as it does with attributes one by one. */
	public void restore(int delivery, int threshold) {
		eidelivery.set(delivery & 1);
		eithreshold.set(threshold & 0x7ff);
	}

	/** As above, an identity. */
	public void restore(int identity, boolean waits, boolean enabled) {
		eip.set(identity, waits);
		eie.set(identity, enabled);
	}
}
