package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;

/** HLT of one vCPU, and what ends it: section 5.14 of the kernel's interrupt paths. */
public final class Halt {
	private final X86Vcpu vcpu;
	/** Another vCPU has kicked this one out of HLT. */
	private final IntField pvUnhalted;
	/** When the vCPU's thread fell asleep, in nanoseconds of the virtual clock. */
	private final LongField since;

	public Halt(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		pvUnhalted = vcpu.struct.flag(X86Fields.PV_UNHALTED);
		since = Struct.hidden(vcpu.kvm.journal.state()).outsideIdentity().count(X86Fields.HALTED);
	}

	/** {@code kvm_emulate_halt}: without a local APIC in the kernel user space is told. */
	void kvmEmulateHalt(IoPath io) {
		vcpu.kvm.journal.enter(X86Site.KVM_EMULATE_HALT, vcpu.index, 0, 0);
		vcpu.shadow.set(0);
		if (vcpu.kvm.irqchipMode() == IrqchipMode.NONE) {
			io.userspaceExit(IoPath.EXIT_HLT);
			vcpu.kvm.vmm().halted(vcpu.index);
		} else
			begin();
		vcpu.kvm.journal.leave();
	}

	/** The vCPU sleeps unless something waits already. */
	private void begin() {
		boolean waits = hasEvents();
		vcpu.mpState.set(waits ? X86Vcpu.RUNNABLE : X86Vcpu.HALTED);
		since.set(now());
		vcpu.kvm.journal.why(waits ? X86Why.HALT_GOES_ON : X86Why.HALT_SLEEPS, vcpu.index);
	}

	private long now() {
		return vcpu.kvm.scheduler.now();
	}

	/** Another vCPU's guest asks for it. */
	public void unhalt() {
		pvUnhalted.set(1);
	}

	/** {@code kvm_arch_vcpu_runnable} */
	private boolean runnable() {
		return vcpu.mpState() == X86Vcpu.RUNNABLE || hasEvents();
	}

	/** {@code kvm_vcpu_has_events}: something that ends a HLT. */
	private boolean hasEvents() {
		return vcpu.lapic.pendingEvents.isSet() && !vcpu.smm.active() || pvUnhalted.isSet()
				|| vcpu.hasRequest(X86Vcpu.REQ_NMI) || vcpu.nmis.deliverable() || vcpu.hasRequest(X86Vcpu.REQ_SMI)
				|| vcpu.smm.deliverable() || vcpu.interruptFlag() && vcpu.entry.kvmCpuHasInterrupt();
	}

	/** {@code vcpu_block}: true when a vCPU that slept goes on. */
	boolean ends() {
		if (runnable() || vcpu.lapic.timer.expiryWaits())
			wakeUp();
		vcpu.lapic.timer.injectPending();
		if (!runnable()) {
			vcpu.kvm.journal.why(X86Why.STILL_HALTED, vcpu.index);
			return false;
		}
		vcpu.kvmApicAcceptEvents();
		if (vcpu.mpState() == X86Vcpu.HALTED)
			becomeRunnable();
		return vcpu.mpState() == X86Vcpu.RUNNABLE;
	}

	/** {@code kvm_vcpu_halt} returns; the thread may fall asleep again at once. */
	private void wakeUp() {
		vcpu.kvm.journal.trace(KvmTracepoint.KVM_VCPU_WAKEUP, now() - since.get(), 1, 0, 0);
		since.set(now());
	}

	public void becomeRunnable() {
		vcpu.mpState.set(X86Vcpu.RUNNABLE);
		pvUnhalted.set(0);
	}
}
