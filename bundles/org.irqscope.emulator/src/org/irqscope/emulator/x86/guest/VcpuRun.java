package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.X86Vcpu;

/** {@code vcpu_run}: how often the guest is entered until it gets on, and what user space does in between. */
final class VcpuRun {
	private final X86Vcpu vcpu;
	private final Journal journal;
	private final IoPath io;
	private final GuestHandlers handlers;

	VcpuRun(X86Vcpu vcpu, IoPath io, GuestHandlers handlers) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.io = io;
		this.handlers = handlers;
	}

	/** Enters the guest until no non-maskable interrupt is left: each one's handler runs to its end first. */
	boolean enterPastNmis() {
		boolean entered = enter();
		while (entered && (tookNmi() || tookSmi()))
			entered = enter();
		return entered;
	}

	/** True when the guest was entered with a non-maskable interrupt; its IRET opens the window for the next one. */
	private boolean tookNmi() {
		if (vcpu.injectedVector() != VcpuEntry.NMI_VECTOR)
			return false;
		vcpu.injected.set(0);
		if (vcpu.nmis.pending())
			vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		return true;
	}

	/** Enters the guest until no system management interrupt is left. */
	boolean enterPastSmis() {
		boolean entered = enter();
		while (entered && tookSmi())
			entered = enter();
		return entered;
	}

	/** True when the guest was entered in system management mode; its handler has run, and ended with RSM. */
	private boolean tookSmi() {
		boolean entered = vcpu.smm.active();
		if (entered)
			handlers.handleSmi();
		return entered;
	}

	/** {@code vcpu_run} until the guest runs: exits to user space are served, expired timers delivered. */
	boolean enter() {
		if (vcpu.mpState() == X86Vcpu.HALTED && !vcpu.halt.ends())
			return false;
		if (vcpu.mpState() == X86Vcpu.INIT_RECEIVED || vcpu.mpState() == X86Vcpu.UNINITIALIZED) {
			vcpu.kvmApicAcceptEvents();
			if (vcpu.mpState() != X86Vcpu.RUNNABLE)
				return false;
		}
		vcpu.lapic.timer.injectPending();
		VcpuEntry.Outcome outcome = vcpuEnterGuest();
		while (outcome == VcpuEntry.Outcome.IOAPIC_EOI_EXIT) {
			io.userspaceExit(IoPath.EXIT_IOAPIC_EOI);
			vcpu.kvm.vmm().ioapicEoi(vcpu.index, vcpu.pendingIoapicEoi.get());
			outcome = vcpuEnterGuest();
		}
		return outcome == VcpuEntry.Outcome.IN_GUEST && windowExit();
	}

	/**
	 * User space is told that its PIC may interrupt, if it has asked, and the guest is entered with what it hands over.
	 */
	private boolean windowExit() {
		if (!vcpu.windowRequested.isSet() || vcpu.kvm.irqchipMode() == IrqchipMode.KERNEL
				|| !vcpu.entry.readyForInterruptInjection())
			return true;
		vcpu.windowRequested.set(0);
		io.userspaceExit(IoPath.EXIT_IRQ_WINDOW_OPEN);
		vcpu.kvm.vmm().irqWindowOpen(vcpu.index);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		return enter();
	}

	private VcpuEntry.Outcome vcpuEnterGuest() {
		Context before = journal.into(vcpu.thread);
		vcpu.lapic.pvEoi.syncFromGuest();
		VcpuEntry.Outcome outcome = vcpu.entry.vcpuEnterGuest();
		journal.back(before);
		return outcome;
	}
}
