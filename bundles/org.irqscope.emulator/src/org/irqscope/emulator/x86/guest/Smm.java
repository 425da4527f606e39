package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;

/**
 * System management mode of one vCPU, on hosts whose kernel has it: the interrupt that enters it, and what it keeps
 * from the guest meanwhile. Sections 5.5, 5.7 and 5.13 of the kernel's interrupt paths.
 */
public final class Smm {
	/** {@code smbase} after a reset, and the offset of the handler from it. */
	private static final long BASE = 0x30000, HANDLER = 0x8000;

	private final X86Vcpu vcpu;
	private final Journal journal;
	private final IntField pending;
	/** {@code HF_SMM_MASK} */
	private final IntField active;
	/** What the guest finds again after RSM, as saved in the mode's memory. */
	private final IntField savedFlag, savedSelector, savedBase, savedNmiMask;
	private final LongField savedRip;

	public Smm(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		pending = vcpu.struct.flag(X86Fields.SMI_PENDING);
		active = vcpu.struct.flag(X86Fields.SMM);
		savedFlag = vcpu.struct.flag(X86Fields.SMRAM_IF);
		savedSelector = vcpu.struct.hex32(X86Fields.SMRAM_CS_SELECTOR);
		savedBase = vcpu.struct.hex32(X86Fields.SMRAM_CS_BASE);
		savedRip = vcpu.struct.hex64(X86Fields.SMRAM_RIP);
		savedNmiMask = vcpu.struct.flag(X86Fields.SMM_INSIDE_NMI);
	}

	public boolean active() {
		return active.isSet();
	}

	/** {@code kvm_inject_smi}: false on a host without the mode. */
	public boolean inject() {
		if (vcpu.kvm.host.smm())
			vcpu.makeRequest(X86Vcpu.REQ_SMI);
		return vcpu.kvm.host.smm();
	}

	/** {@code process_smi} */
	void process() {
		pending.set(1);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
	}

	/** True when the mode was entered from the handler of a non-maskable interrupt. */
	public boolean insideNmi() {
		return active.isSet() && savedNmiMask.isSet();
	}

	/** User space says how far the mode has come. */
	public void set(boolean nowActive, boolean nowPending, boolean insideNmi) {
		if (nowActive != active.isSet())
			change(nowActive);
		pending.set(nowPending);
		if (nowActive)
			savedNmiMask.set(insideNmi);
	}

	public boolean pending() {
		return pending.isSet();
	}

	/** True when one waits and the mode is not active: {@code smi_allowed}. */
	boolean deliverable() {
		return pending.isSet() && !active.isSet();
	}

	/** {@code enter_smm}: the handler runs with interrupts off, NMIs too. */
	void enter() {
		journal.enter(X86Site.ENTER_SMM, vcpu.index, BASE + HANDLER, 0);
		pending.set(0);
		savedFlag.set(vcpu.interruptFlag.get());
		savedSelector.set(vcpu.csSelector.get());
		savedBase.set(vcpu.csBase.get());
		savedRip.set(vcpu.rip.get());
		change(true);
		savedNmiMask.set(vcpu.nmis.masked());
		vcpu.nmis.setMasked(true);
		vcpu.interruptFlag.set(0);
		vcpu.csSelector.set((int) BASE >> 4);
		vcpu.csBase.set((int) BASE);
		vcpu.rip.set(HANDLER);
		journal.leave();
	}

	/** {@code emulator_leave_smm}, RSM: false for a guest that is not in the mode and gets #UD. */
	boolean leave() {
		if (!active.isSet())
			return false;
		journal.enter(X86Site.EMULATOR_LEAVE_SMM, vcpu.index, 0, 0);
		vcpu.nmis.setMasked(savedNmiMask.isSet());
		change(false);
		vcpu.interruptFlag.set(savedFlag.get());
		vcpu.csSelector.set(savedSelector.get());
		vcpu.csBase.set(savedBase.get());
		vcpu.rip.set(savedRip.get());
		journal.leave();
		return true;
	}

	/** {@code kvm_smm_changed}: what was kept from the guest is looked at again. */
	private void change(boolean entering) {
		journal.trace(X86Tracepoint.KVM_SMM_TRANSITION, vcpu.id(), entering ? 1 : 0, BASE, 0);
		active.set(entering);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
	}

	public void reset() {
		pending.set(0);
		active.set(0);
	}
}
