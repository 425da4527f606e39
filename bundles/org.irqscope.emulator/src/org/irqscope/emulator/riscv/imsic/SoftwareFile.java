package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.hart.HartInterrupts;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** The interrupt file that KVM keeps in memory, {@code struct imsic_mrif}: section 6.6. */
public final class SoftwareFile {
	private static final int TOP_SHIFT = 16;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	final IntField eidelivery;
	final IntField eithreshold;
	final IdentityBits eip, eie;
	/** Follows from the rest. */
	private final IntField topei;

	SoftwareFile(RiscvVcpu vcpu, Struct struct) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		eidelivery = struct.number(ImsicFields.EIDELIVERY);
		eithreshold = struct.number(ImsicFields.EITHRESHOLD);
		topei = struct.outsideIdentity().hex32(ImsicFields.TOPEI);
		eip = new IdentityBits(struct, ImsicFields.EIP);
		eie = new IdentityBits(struct, ImsicFields.EIE);
	}

	/** One more than the largest identity. */
	private int count() {
		return vcpu.kvm.aia.nrIds() + 1;
	}

	/** The first identity that the threshold hides. */
	private int limit() {
		int threshold = eithreshold.get();
		return threshold > 0 && threshold <= count() ? threshold : count();
	}

	/** {@code imsic_mrif_topei}: the smallest identity that waits, is enabled and is below the threshold, twice. */
	public int topei() {
		int identity = eip.smallest(eie, limit());
		return identity << TOP_SHIFT | identity;
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

	/** The top identity is taken. */
	void claim(int top) {
		eip.set(top >> TOP_SHIFT, false);
	}

	void clear() {
		eidelivery.set(0);
		eithreshold.set(0);
		topei.set(0);
		eip.clear();
		eie.clear();
	}

	public boolean pending(int identity) {
		return eip.has(identity);
	}

	public boolean enabled(int identity) {
		return eie.has(identity);
	}

	/** 32 identities from 32 times a number on: those that wait. */
	public int eip(int word) {
		return eip.word(word).get();
	}

	public int eie(int word) {
		return eie.word(word).get();
	}

	public int eidelivery() {
		return eidelivery.get();
	}

	public int eithreshold() {
		return eithreshold.get();
	}

	/** What it is now. */
	public ImsicState state() {
		return new ImsicState(eidelivery.get(), eithreshold.get(), eip.numbers(), eie.numbers(), topei());
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
