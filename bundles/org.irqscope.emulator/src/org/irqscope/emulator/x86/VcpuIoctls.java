package org.irqscope.emulator.x86;

import java.util.OptionalInt;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.user.IoctlException;
import org.irqscope.emulator.x86.guest.Msrs;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.lapic.LapicState;

/** The ioctls of a vCPU's file descriptor. Errors are negative {@link Errno} numbers. */
public final class VcpuIoctls {
	private final X86Vcpu vcpu;
	private final X86Kvm kvm;

	public VcpuIoctls(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		this.kvm = vcpu.kvm;
	}

	private boolean lapicInKernel() {
		return kvm.irqchipMode() != IrqchipMode.NONE;
	}

	/**
	 * {@code KVM_GET_LAPIC}; what the hardware has posted is in it.
	 *
	 * @throws IoctlException {@code EINVAL} without an irqchip in the kernel
	 */
	public LapicState getLapic() {
		if (!lapicInKernel())
			throw new IoctlException("KVM_GET_LAPIC", Errno.EINVAL);
		vcpu.lapic.pvEoi.syncFromGuest();
		vcpu.apicv.syncPirToIrr();
		return vcpu.lapic.reset.getState();
	}

	/** {@code KVM_SET_LAPIC} */
	public int setLapic(LapicState state) {
		if (!lapicInKernel())
			return -Errno.EINVAL;
		vcpu.lapic.pvEoi.syncFromGuest();
		kvm.journal.enter(LapicSite.KVM_APIC_SET_STATE, vcpu.index, 0, 0);
		int result = vcpu.lapic.reset.setState(state);
		if (result == 0)
			vcpu.virtualTpr.updateCr8Intercept();
		return kvm.journal.leave(result);
	}

	/** {@code KVM_SET_SREGS} after a reset, for segments that a guest can go on in. */
	public void setSregs() {
		vcpu.virtualTpr.updateCr8Intercept();
	}

	/** {@code KVM_GET_SREGS}, the field cr8: the task priority's class. */
	public int getCr8() {
		return vcpu.lapic.getCr8();
	}

	/** {@code KVM_GET_MP_STATE}: INIT and startup interrupts that wait are served first. */
	public int getMpState() {
		vcpu.kvmApicAcceptEvents();
		return vcpu.mpState();
	}

	/**
	 * {@code KVM_SET_MP_STATE}: one of {@code KVM_MP_STATE_*}. A vCPU that has got its startup interrupt waits for it,
	 * with that pending; system management mode takes neither.
	 */
	public int setMpState(int state) {
		boolean started = state == X86Vcpu.SIPI_RECEIVED;
		if (state < X86Vcpu.RUNNABLE || state > X86Vcpu.SIPI_RECEIVED
				|| !lapicInKernel() && state != X86Vcpu.RUNNABLE
				|| vcpu.smm.active() && (started || state == X86Vcpu.INIT_RECEIVED))
			return -Errno.EINVAL;
		if (started)
			vcpu.lapic.pendingEvents.or(Lapic.PENDING_SIPI);
		vcpu.mpState.set(started ? X86Vcpu.INIT_RECEIVED : state);
		return 0;
	}

	/** {@code KVM_SET_MSRS} of one register: false when the value is not valid. */
	public boolean setMsr(int msr, long value) {
		return new Msrs(vcpu).write(msr, value, true);
	}

	/**
	 * {@code KVM_SET_GUEST_DEBUG}: a control of {@link X86Vcpu#GUESTDBG_ENABLE} and {@link X86Vcpu#GUESTDBG_BLOCKIRQ},
	 * or 0.
	 */
	public void setGuestDebug(int control) {
		vcpu.setGuestDebug(control);
	}

	/** {@code KVM_INTERRUPT}: the vector of a PIC in user space. */
	public int interrupt(int vector) {
		if (vector < 0 || vector > 255)
			return -Errno.EINVAL;
		if (kvm.irqchipMode() == IrqchipMode.KERNEL)
			return -Errno.ENXIO;
		if (kvm.irqchipMode() == IrqchipMode.NONE) {
			vcpu.injected.set(vector + 1);
			return 0;
		}
		if (vcpu.pendingExternalVector.isSet())
			return -Errno.EEXIST;
		vcpu.pendingExternalVector.set(vector + 1);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		return 0;
	}

	/** {@code run->request_interrupt_window}: heard only where the PIC is in user space. */
	public void requestInterruptWindow() {
		vcpu.windowRequested.set(1);
	}

	/** {@code KVM_X86_SETUP_MCE}: 0, or {@code -EINVAL}; bit 10 of the capabilities is CMCI. */
	public int setupMce(long capabilities) {
		return vcpu.machineChecks.setup(capabilities);
	}

	/** {@code KVM_X86_SET_MCE} of an uncorrected error that needs no action: 0, or {@code -EINVAL} for the bank. */
	public int setMceUncorrectedNoAction(int bank) {
		return vcpu.machineChecks.uncorrectedNoAction(bank);
	}

	/** {@code KVM_GET_VCPU_EVENTS}: the non-maskable interrupts that are on their way have come. */
	public VcpuEvents getVcpuEvents() {
		vcpu.nmis.process();
		int injected = vcpu.injectedVector();
		return new VcpuEvents(injected < 0 ? OptionalInt.empty() : OptionalInt.of(injected), vcpu.shadow.get(),
				vcpu.nmis.waiting(), vcpu.nmis.masked(), OptionalInt.empty(), smiEvents());
	}

	/** A kernel without the mode says nothing of it. */
	private VcpuEvents.Smi smiEvents() {
		return kvm.host.smm()
				? new VcpuEvents.Smi(vcpu.smm.active(), vcpu.smm.pending(), vcpu.smm.insideNmi(),
						lapicInKernel() && vcpu.lapic.pendingEvents.has(Lapic.PENDING_INIT))
				: VcpuEvents.Smi.NONE;
	}

	/**
	 * {@code KVM_SET_VCPU_EVENTS}: what waits is looked at again.
	 *
	 * @return 0; {@code -EINVAL} for system management mode where the kernel has none, or where an INIT has come
	 */
	public int setVcpuEvents(VcpuEvents events) {
		VcpuEvents.Smi smi = events.smi();
		if (smi.isSet() && !kvm.host.smm()
				|| (smi.smm() || smi.pending()) && vcpu.mpState() == X86Vcpu.INIT_RECEIVED)
			return -Errno.EINVAL;
		vcpu.nmis.process();
		vcpu.injected.set(events.injected().orElse(-1) + 1);
		vcpu.shadow.set(events.interruptShadow());
		vcpu.nmis.setPending(events.nmiPending());
		vcpu.nmis.setMasked(events.nmiMasked());
		if (lapicInKernel())
			events.sipiVector().ifPresent(vcpu.lapic.sipiVector::set);
		if (kvm.host.smm())
			setSmi(smi);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		return 0;
	}

	private void setSmi(VcpuEvents.Smi smi) {
		vcpu.smm.set(smi.smm(), smi.pending(), smi.insideNmi());
		if (!lapicInKernel())
			return;
		if (smi.latchedInit())
			vcpu.lapic.pendingEvents.or(Lapic.PENDING_INIT);
		else
			vcpu.lapic.pendingEvents.clear(Lapic.PENDING_INIT);
	}

	/** {@code KVM_NMI} */
	public void nmi() {
		vcpu.nmis.inject();
	}

	/** {@code KVM_SMI}: 0, or {@code -ENOTTY} on a host without system management mode. */
	public int smi() {
		return vcpu.smm.inject() ? 0 : -Errno.ENOTTY;
	}
}
