package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** What an interrupt file holds, whether the kernel keeps it in memory or a hart has it: section 6.6. */
public abstract class InterruptFile {
	static final int TOP_SHIFT = 16;
	final IntField eidelivery;
	final IntField eithreshold;
	final IdentityBits eip, eie;

	InterruptFile(Struct struct) {
		eidelivery = struct.number(ImsicFields.EIDELIVERY);
		eithreshold = struct.number(ImsicFields.EITHRESHOLD);
		eip = new IdentityBits(struct, ImsicFields.EIP);
		eie = new IdentityBits(struct, ImsicFields.EIE);
	}

	/** One more than the largest identity. */
	abstract int count();

	/** The first identity that the threshold hides. */
	final int limit() {
		int threshold = eithreshold.get();
		return threshold > 0 && threshold <= count() ? threshold : count();
	}

	/** {@code imsic_mrif_topei}: the smallest identity that waits, is enabled and is below the threshold, twice. */
	public final int topei() {
		int identity = eip.smallest(eie, limit());
		return identity << TOP_SHIFT | identity;
	}

	/** True while the file interrupts its hart. */
	final boolean interrupts() {
		return eidelivery.isSet() && topei() != 0;
	}

	/** The top identity is taken. */
	final void claim(int top) {
		eip.set(top >> TOP_SHIFT, false);
	}

	/** All that is here goes to another file, which keeps what it has got meanwhile. */
	final void moveTo(InterruptFile other) {
		eip.numbers().forEach(identity -> other.eip.set(identity, true));
		eie.numbers().forEach(identity -> other.eie.set(identity, true));
		other.eithreshold.set(eithreshold.get());
		other.eidelivery.set(eidelivery.get());
		empty();
	}

	/** As after a reset. */
	final void empty() {
		eidelivery.set(0);
		eithreshold.set(0);
		eip.clear();
		eie.clear();
	}

	public final boolean pending(int identity) {
		return eip.has(identity);
	}

	public final boolean enabled(int identity) {
		return eie.has(identity);
	}

	/** 32 identities from 32 times a number on: those that wait. */
	public final int eip(int word) {
		return eip.word(word).get();
	}

	public final int eie(int word) {
		return eie.word(word).get();
	}

	public final int eidelivery() {
		return eidelivery.get();
	}

	public final int eithreshold() {
		return eithreshold.get();
	}

	/** What it is now. */
	public final ImsicState state() {
		return new ImsicState(eidelivery.get(), eithreshold.get(), eip.numbers(), eie.numbers(), topei());
	}

	/** How many identities the files of a machine know, and one. */
	static int count(RiscvVcpu vcpu) {
		return vcpu.kvm.aia.nrIds() + 1;
	}
}
