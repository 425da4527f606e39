package org.irqscope.emulator.x86.apicv;

import java.util.stream.IntStream;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.guest.VcpuEntry;
import org.irqscope.emulator.x86.lapic.Lapic;

/**
 * APIC virtualization of one vCPU as Intel has it: the posted-interrupt descriptor and the two halves of the guest
 * interrupt status. Section 8 of the kernel's interrupt paths.
 */
public final class Apicv {
	private final X86Vcpu vcpu;
	private final Journal journal;
	private final IntField[] pir = new IntField[8];
	private final IntField on;
	/** Suppress notification: set while the vCPU's thread has been preempted. */
	private final IntField sn;
	/** Requesting virtual interrupt: the highest vector in IRR. */
	private final IntField rvi;
	/** Servicing virtual interrupt: the highest vector in ISR. */
	private final IntField svi;

	public Apicv(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		for (int word = 0; word < 8; word++)
			pir[word] = vcpu.struct.vectors(X86Fields.PID_PIR.at(word), word * 32);
		on = vcpu.struct.flag(X86Fields.PID_ON);
		sn = vcpu.struct.flag(X86Fields.PID_SN);
		rvi = vcpu.struct.number(X86Fields.RVI);
		svi = vcpu.struct.number(X86Fields.SVI);
	}

	/** True while interrupts reach the running guest without an exit. */
	public boolean active() {
		return vcpu.kvm.apicvActivated();
	}

	/** The vectors posted and not yet in IRR, ascending. */
	public int[] posted() {
		return IntStream.range(0, 256).filter(vector -> pir[vector >> 5].has(1 << (vector & 31))).toArray();
	}

	/** True while a notification is outstanding. */
	public boolean outstanding() {
		return on.isSet();
	}

	/** True while devices' interrupts are posted without a notification. */
	public boolean suppressed() {
		return sn.isSet();
	}

	/** The descriptor as it was somewhere else: what is posted, and what its two bits say. */
	public void restore(int[] vectors, boolean outstanding, boolean suppressed) {
		for (int vector : vectors)
			pir[vector >> 5].or(1 << (vector & 31));
		on.set(outstanding);
		sn.set(suppressed);
	}

	/** {@code vmx_vcpu_pi_load}: the thread runs again, and what was posted meanwhile is notified of. */
	public void vcpuPiLoad() {
		if (!sn.isSet())
			return;
		journal.enter(X86Site.VMX_VCPU_PI_LOAD, vcpu.index, 0, 0);
		sn.set(0);
		if (posted().length > 0)
			on.set(1);
		journal.leave();
	}

	public int rvi() {
		return rvi.get();
	}

	public int svi() {
		return svi.get();
	}

	/** What hardware does with an interrupt while APIC virtualization is active. */
	public void deliver(int deliveryMode, boolean level, int vector) {
		if (vcpu.kvm.host.vendor() == Host.Vendor.VMX)
			deliverPosted(deliveryMode, level, vector);
		else
			deliverToPage(deliveryMode, level, vector);
	}

	/** {@code vmx_deliver_posted_interrupt}: traced even when the vector was posted already. */
	public void deliverPosted(int deliveryMode, boolean level, int vector) {
		journal.enter(X86Site.VMX_DELIVER_POSTED_INTERRUPT, vcpu.index, vector, 0);
		boolean posted = pir[vector >> 5].has(1 << (vector & 31));
		pir[vector >> 5].or(1 << (vector & 31));
		boolean notified = on.isSet();
		if (posted || notified)
			journal.why(X86Why.POSTED_ALREADY, vector);
		else {
			on.set(1);
			notifyVcpu();
		}
		journal.leave();
		journal.trace(X86Tracepoint.KVM_APICV_ACCEPT_IRQ, vcpu.id(), deliveryMode, level ? 1 : 0, vector);
	}

	/** {@code kvm_vcpu_trigger_posted_interrupt}: vector 0xf2 to the processor that runs the guest, or a wake-up. */
	private void notifyVcpu() {
		if (inGuest()) {
			journal.why(X86Why.POSTED_TO_RUNNING, vcpu.index);
			vcpu.guest.handlers.hardware.queue();
		} else {
			journal.why(X86Why.POSTED_AND_WOKEN, vcpu.index);
			vcpu.run.queue();
		}
	}

	/** The IOMMU posts a device's interrupt: no code of the host runs, unless the vCPU has to be woken. */
	public void postFromDevice(int vector) {
		Context before = journal.into(Context.HARDWARE);
		journal.enter(X86Site.INTERRUPT_POSTING, vcpu.index, vector, 0);
		pir[vector >> 5].or(1 << (vector & 31));
		if (sn.isSet())
			journal.why(X86Why.POSTED_SUPPRESSED, vector);
		else if (on.isSet())
			journal.why(X86Why.POSTED_ALREADY, vector);
		else {
			on.set(1);
			notifyFromDevice();
		}
		journal.leave();
		journal.back(before);
	}

	/** The notification vector is 0xf2, or 0xf1 while the vCPU sleeps. */
	private void notifyFromDevice() {
		if (inGuest()) {
			notifyVcpu();
			return;
		}
		Context before = journal.into(Context.HARD_IRQ);
		journal.enter(X86Site.PI_WAKEUP_HANDLER, vcpu.index, 0, 0);
		vcpu.run.queue();
		journal.leave();
		journal.back(before);
	}

	/** {@code svm_deliver_interrupt} with AVIC: the bit is set in the page, and a doorbell or a wake-up follows. */
	private void deliverToPage(int deliveryMode, boolean level, int vector) {
		vcpu.lapic.setIrr(vector);
		journal.trace(X86Tracepoint.KVM_APICV_ACCEPT_IRQ, vcpu.id(), deliveryMode, level ? 1 : 0, vector);
		if (inGuest()) {
			journal.why(X86Why.DOORBELL, vcpu.index);
			vcpu.guest.handlers.hardware.queue();
		} else {
			journal.why(X86Why.POSTED_AND_WOKEN, vcpu.index);
			vcpu.run.queue();
		}
	}

	private boolean inGuest() {
		return vcpu.mode.get() == X86Vcpu.IN_GUEST_MODE && vcpu.mpState() == X86Vcpu.RUNNABLE;
	}

	/** {@code vmx_sync_pir_to_irr}: what was posted moves to IRR, and RVI follows; also while APICv is inhibited. */
	public void syncPirToIrr() {
		if (!vcpu.kvm.host.apicv())
			return;
		int before = vcpu.lapic.highest(Lapic.IRR);
		if (on.isSet()) {
			on.set(0);
			harvest();
		}
		int highest = vcpu.lapic.highest(Lapic.IRR);
		if (active())
			rvi.set(Math.max(highest, 0));
		else if (highest > before)
			vcpu.makeRequest(X86Vcpu.REQ_EVENT);
	}

	private void harvest() {
		for (int word = 0; word < 8; word++) {
			int offset = Lapic.IRR + word * 16;
			vcpu.lapic.set(offset, vcpu.lapic.get(offset) | pir[word].get());
			pir[word].set(0);
		}
	}

	/** The processor's posted-interrupt processing: as {@link #syncPirToIrr}, without leaving the guest. */
	public void processPostedInterrupt() {
		Context before = journal.into(Context.HARDWARE);
		journal.enter(X86Site.POSTED_INTERRUPT_PROCESSING, vcpu.index, 0, 0);
		syncPirToIrr();
		journal.leave();
		journal.back(before);
	}

	/** {@code vmx_hwapic_isr_update} */
	public void hwapicIsrUpdate(int vector) {
		svi.set(Math.max(vector, 0));
	}

	/**
	 * Virtual-interrupt delivery by the processor (SDM volume 3, 31.2.2): the vector moves from IRR to ISR.
	 *
	 * @return the vector that the guest takes, or {@link VcpuEntry#NOTHING}
	 */
	public int deliverVirtualInterrupt() {
		if (!active() || !vcpu.interruptFlag.isSet() || vcpu.shadow.lasts())
			return VcpuEntry.NOTHING;
		int vector = rvi.get();
		vcpu.lapic.recomputePpr();
		if ((vector & 0xf0) <= (vcpu.lapic.get(Lapic.PROCPRI) & 0xf0))
			return VcpuEntry.NOTHING;
		journal.enter(X86Site.VIRTUAL_INTERRUPT_DELIVERY, vcpu.index, vector, 0);
		vcpu.lapic.clearVector(Lapic.IRR, vector);
		vcpu.lapic.setVector(Lapic.ISR, vector);
		svi.set(vector);
		vcpu.lapic.recomputePpr();
		rvi.set(Math.max(vcpu.lapic.highest(Lapic.IRR), 0));
		return journal.leave(vector);
	}

	/** EOI virtualization: with VMX an exit for vectors that the IOAPIC must hear of, with SVM for levels. */
	public void virtualEoi() {
		int vector = svi.get();
		if (vcpu.kvm.host.vendor() == Host.Vendor.SVM && vcpu.lapic.test(Lapic.TMR, vector)) {
			Context guest = journal.into(vcpu.thread);
			journal.why(X86Why.EOI_TRAPS, vector);
			vcpu.lapic.eoi.apicSetEoi();
			journal.back(guest);
			svi.set(Math.max(vcpu.lapic.highest(Lapic.ISR), 0));
			return;
		}
		boolean exits = vcpu.kvm.host.vendor() == Host.Vendor.VMX && vcpu.lapic.eoi.handles(vector);
		Context guest = journal.into(Context.HARDWARE);
		journal.enter(X86Site.VIRTUAL_EOI, vcpu.index, vector, 0);
		vcpu.lapic.clearVector(Lapic.ISR, vector);
		svi.set(Math.max(vcpu.lapic.highest(Lapic.ISR), 0));
		vcpu.lapic.recomputePpr();
		journal.why(exits ? X86Why.EOI_INDUCES_EXIT : X86Why.EOI_WITHOUT_EXIT, vector);
		journal.leave();
		if (exits) {
			journal.into(vcpu.thread);
			vcpu.lapic.eoi.kvmApicSetEoiAccelerated(vector);
		}
		journal.back(guest);
	}
}
