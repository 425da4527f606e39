package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;

/** {@code vcpu_enter_guest}: requests are served and an interrupt is injected. Section 5.7 of the kernel's paths. */
public final class VcpuEntry {
	/** The vector of a non-maskable interrupt. */
	static final int NMI_VECTOR = 2;
	/** What {@link #injectEvents} answers when nothing is injected. */
	public static final int NOTHING = -1;

	/** How an attempt to enter the guest ended. */
	enum Outcome {
		/** The guest runs. */
		IN_GUEST,
		/** The vCPU waits for a startup interrupt. */
		BLOCKED,
		/** User space is told of an EOI, {@code KVM_EXIT_IOAPIC_EOI}. */
		IOAPIC_EOI_EXIT
	}

	private final X86Vcpu vcpu;
	private final Journal journal;

	public VcpuEntry(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
	}

	/** {@code vcpu_enter_guest} up to the point at which the guest runs. */
	Outcome vcpuEnterGuest() {
		journal.enter(X86Site.VCPU_ENTER_GUEST, vcpu.index, vcpu.requestBits() & 0xffffffffL, 0);
		Outcome outcome = enter();
		journal.leave();
		return outcome;
	}

	private Outcome enter() {
		if (vcpu.checkRequest(X86Vcpu.REQ_SMI))
			vcpu.smm.process();
		if (vcpu.checkRequest(X86Vcpu.REQ_NMI))
			vcpu.nmis.process();
		if (vcpu.checkRequest(X86Vcpu.REQ_IOAPIC_EOI_EXIT) && vcpu.lapic.eoi.handles(vcpu.pendingIoapicEoi.get()))
			return Outcome.IOAPIC_EOI_EXIT;
		if (vcpu.checkRequest(X86Vcpu.REQ_SCAN_IOAPIC)) {
			vcpu.lapic.eoi.vcpuScanIoapic();
			vcpu.makeRequest(X86Vcpu.REQ_LOAD_EOI_EXITMAP);
		}
		vcpu.checkRequest(X86Vcpu.REQ_LOAD_EOI_EXITMAP);
		if (vcpu.checkRequest(X86Vcpu.REQ_EVENT)) {
			vcpu.kvmApicAcceptEvents();
			if (vcpu.mpState() == X86Vcpu.INIT_RECEIVED)
				return Outcome.BLOCKED;
			injectEvents();
			if (vcpu.lapic.enabled()) {
				vcpu.virtualTpr.updateCr8Intercept();
				vcpu.lapic.pvEoi.syncToGuest();
			}
		}
		vcpu.mode.set(X86Vcpu.IN_GUEST_MODE);
		vcpu.apicv.syncPirToIrr();
		return Outcome.IN_GUEST;
	}

	/**
	 * {@code kvm_check_and_inject_events}: what was interrupted while being delivered first, then, unless a debugger
	 * blocks interrupts, an SMI, an NMI, then what the PIC or the local APIC has, the PIC before.
	 *
	 * @return the vector that the guest takes, or {@link #NOTHING}
	 */
	int injectEvents() {
		if (vcpu.injected.isSet())
			return inject(vcpu.injected.get() - 1, true);
		journal.enter(X86Site.KVM_CHECK_AND_INJECT_EVENTS, vcpu.index, vcpu.interruptFlag.get(), 0);
		int vector = NOTHING;
		if (vcpu.guestDebug.has(X86Vcpu.GUESTDBG_BLOCKIRQ))
			journal.why(X86Why.DEBUGGER_BLOCKS, vcpu.index);
		else if (vcpu.smm.deliverable())
			vcpu.smm.enter();
		else if (vcpu.nmis.deliverable()) {
			vcpu.nmis.taken();
			vector = NMI_VECTOR;
			vcpu.injected.set(vector + 1);
		} else if (vcpu.shadow.lasts()
				&& (vcpu.nmis.pending() || vcpu.interruptFlag.isSet() && hasInjectableIntr())) {
			journal.why(X86Why.INTERRUPT_SHADOW, vcpu.index);
			vcpu.enableIrqWindow();
		} else if (!hasInjectableIntr())
			journal.why(vcpu.apicv.active() ? X86Why.NOTHING_FOR_SOFTWARE : X86Why.NOTHING_PENDING, vcpu.index);
		else if (!vcpu.interruptFlag.isSet()) {
			journal.why(X86Why.INTERRUPTS_DISABLED, vcpu.index);
			vcpu.enableIrqWindow();
		} else
			vector = inject(kvmCpuGetInterrupt(), false);
		if (vector != NOTHING && (vcpu.nmis.pending() || hasInjectableIntr()))
			vcpu.enableIrqWindow();
		return journal.leave(vector);
	}

	/** The vendor's {@code inject_irq}: the vector goes into the VM-entry field. */
	private int inject(int vector, boolean again) {
		boolean vmx = vcpu.kvm.host.vendor() == Host.Vendor.VMX;
		journal.enter(vmx ? X86Site.VMX_INJECT_IRQ : X86Site.SVM_INJECT_IRQ, vcpu.index, vector, again ? 1 : 0);
		vcpu.injected.set(vector + 1);
		journal.trace(X86Tracepoint.KVM_INJ_VIRQ, vector, again ? 1 : 0, 0, 0);
		journal.why(again ? X86Why.INJECTED_AGAIN : X86Why.INJECTED, vector);
		journal.leave();
		return vector;
	}

	/** {@code kvm_cpu_has_extint} */
	boolean hasExtint() {
		if (!vcpu.lapic.kvmApicAcceptPicIntr())
			return false;
		return vcpu.kvm.irqchipMode() == IrqchipMode.KERNEL ? vcpu.kvm.pic().output()
				: vcpu.pendingExternalVector.isSet();
	}

	/** {@code kvm_cpu_has_interrupt}: also what the hardware would look after. */
	boolean kvmCpuHasInterrupt() {
		return hasExtint() || vcpu.lapic.kvmApicHasInterrupt() != -1;
	}

	/** {@code kvm_vcpu_ready_for_interrupt_injection}: a PIC in user space may hand its vector over now. */
	boolean readyForInterruptInjection() {
		return vcpu.interruptFlag.isSet() && !vcpu.injected.isSet() && vcpu.lapic.kvmApicAcceptPicIntr()
				&& !vcpu.pendingExternalVector.isSet();
	}

	/** {@code kvm_cpu_has_injectable_intr}: with APICv the hardware looks after the local APIC. */
	boolean hasInjectableIntr() {
		return hasExtint() || !vcpu.apicv.active() && vcpu.lapic.kvmApicHasInterrupt() != -1;
	}

	/** {@code kvm_cpu_get_interrupt}: the PIC's vector, or else the local APIC's, acknowledged. */
	private int kvmCpuGetInterrupt() {
		journal.enter(X86Site.KVM_CPU_GET_INTERRUPT, vcpu.index, 0, 0);
		int vector;
		if (hasExtint()) {
			journal.why(X86Why.EXTINT_FIRST);
			vector = kvmCpuGetExtint();
		} else {
			vector = vcpu.lapic.kvmApicHasInterrupt();
			journal.why(X86Why.LAPIC_VECTOR, vector);
			vcpu.lapic.accept.kvmApicAckInterrupt(vector);
		}
		return journal.leave(vector);
	}

	private int kvmCpuGetExtint() {
		vcpu.guest.handlers.tookExtint(true);
		if (vcpu.kvm.irqchipMode() == IrqchipMode.KERNEL)
			return vcpu.kvm.pic().kvmPicReadIrq();
		int vector = vcpu.pendingExternalVector.get() - 1;
		vcpu.pendingExternalVector.set(0);
		return vector;
	}
}
