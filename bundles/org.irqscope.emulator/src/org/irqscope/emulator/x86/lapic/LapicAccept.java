package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;

/** How a local APIC takes an interrupt: {@code __apic_accept_irq}, section 5.5 of the kernel's interrupt paths. */
public final class LapicAccept {
	private final Lapic lapic;
	private final Journal journal;

	LapicAccept(Lapic lapic) {
		this.lapic = lapic;
		this.journal = lapic.kvm.journal;
	}

	/** {@code kvm_apic_set_irq} */
	public int kvmApicSetIrq(long irq, DestMap destinations) {
		return acceptIrq(LapicIrq.deliveryMode(irq), LapicIrq.vector(irq), LapicIrq.asserted(irq), LapicIrq.level(irq),
				destinations);
	}

	/**
	 * {@code __apic_accept_irq}; the tracepoint comes first and does not mean that the interrupt was taken.
	 *
	 * @return 1 taken, 0 dropped
	 */
	private int acceptIrq(int mode, int vector, boolean asserted, boolean level, DestMap destinations) {
		if (journal.recording())
			enter(mode, vector, level);
		int result = switch (mode) {
		case LapicIrq.LOWEST_PRIORITY -> {
			lapic.arbPriority.set(lapic.arbPriority.get() + 1);
			yield fixed(mode, vector, asserted, level, destinations);
		}
		case LapicIrq.FIXED -> fixed(mode, vector, asserted, level, destinations);
		case LapicIrq.SMI -> smi(mode);
		case LapicIrq.NMI -> nmi();
		case LapicIrq.INIT -> init(asserted, level);
		case LapicIrq.STARTUP -> startup(vector);
		case LapicIrq.REMOTE_READ -> unhalt();
		default -> notDelivered(mode);
		};
		return journal.leave(result);
	}

	private void enter(int mode, int vector, boolean level) {
		journal.enter(LapicSite.APIC_ACCEPT_IRQ, lapic.vcpu.index, vector, mode >> 8);
		journal.trace(X86Tracepoint.KVM_APIC_ACCEPT_IRQ, lapic.vcpu.id(), mode, level ? 1 : 0, vector);
	}

	private int notDelivered(int mode) {
		journal.why(LapicWhy.MODE_NOT_DELIVERED, mode >> 8);
		return 0;
	}

	private int fixed(int mode, int vector, boolean asserted, boolean level, DestMap destinations) {
		if (level && !asserted) {
			journal.why(LapicWhy.LEVEL_DEASSERT_DROPPED);
			return 0;
		}
		if (!lapic.enabled()) {
			journal.why(LapicWhy.LAPIC_DISABLED, lapic.vcpu.index);
			return 0;
		}
		if (destinations != null)
			destinations.add(lapic.vcpu.index, vector);
		if (lapic.test(Lapic.TMR, vector) != level)
			if (level)
				lapic.setVector(Lapic.TMR, vector);
			else
				lapic.clearVector(Lapic.TMR, vector);
		journal.why(LapicWhy.LAPIC_TOOK, vector, lapic.vcpu.index);
		lapic.vcpu.deliverInterrupt(mode, level, vector);
		return 1;
	}

	private int smi(int mode) {
		if (!lapic.vcpu.smm.inject())
			return notDelivered(mode);
		lapic.vcpu.kvmVcpuKick();
		return 1;
	}

	private int nmi() {
		lapic.vcpu.nmis.inject();
		lapic.vcpu.kvmVcpuKick();
		return 1;
	}

	private int init(boolean asserted, boolean level) {
		if (level && !asserted)
			return 0;
		// A startup interrupt still pending is lost.
		lapic.pendingEvents.set(Lapic.PENDING_INIT);
		wake();
		return 1;
	}

	private int startup(int vector) {
		lapic.sipiVector.set(vector);
		lapic.pendingEvents.or(Lapic.PENDING_SIPI);
		wake();
		return 1;
	}

	private int unhalt() {
		lapic.vcpu.halt.unhalt();
		wake();
		return 1;
	}

	private void wake() {
		lapic.vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		lapic.vcpu.kvmVcpuKick();
	}

	/** {@code kvm_apic_local_deliver}: an interrupt of the local vector table. */
	public int kvmApicLocalDeliver(int lvt) {
		int register = lapic.get(lvt);
		if (!lapic.hwEnabled() || (register & Lapic.LVT_MASKED) != 0)
			return 0;
		int result = acceptIrq(register & LapicIrq.DELIVERY_MODE, register & LapicIrq.VECTOR, true,
				(register & LapicIrq.LEVEL) != 0, null);
		if (result != 0 && lvt == Lapic.LVTPC)
			lapic.set(Lapic.LVTPC, register | Lapic.LVT_MASKED);
		return result;
	}

	/** {@code kvm_apic_ack_interrupt}: the processor takes the vector, which moves from IRR to ISR. */
	public void kvmApicAckInterrupt(int vector) {
		journal.enter(LapicSite.KVM_APIC_ACK_INTERRUPT, lapic.vcpu.index, vector, 0);
		lapic.clearIrr(vector);
		lapic.setIsr(vector);
		lapic.recomputePpr();
		journal.leave();
	}
}
