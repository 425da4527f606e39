package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.RedirectionEntry;

/** The end of interrupt of a local APIC, and which of them the IOAPIC hears: sections 5.8, 5.9 and 4.7. */
public final class LapicEoi {
	private final Lapic lapic;
	private final Journal journal;
	/** {@code ioapic_handled_vectors}: vectors whose EOI the IOAPIC must see. */
	private final IntField[] handledVectors = new IntField[8];
	/** {@code highest_stale_pending_ioapic_eoi} plus one; 0 for none. */
	private final IntField highestStalePending;

	LapicEoi(Lapic lapic) {
		this.lapic = lapic;
		this.journal = lapic.kvm.journal;
		for (int word = 0; word < 8; word++)
			handledVectors[word] = lapic.struct.vectors(LapicFields.IOAPIC_HANDLED_VECTORS.at(word), word * 32);
		highestStalePending = lapic.struct.plusOne(LapicFields.HIGHEST_STALE_PENDING_IOAPIC_EOI);
	}

	/** {@code apic_set_eoi}: the vector that was in service, or -1. */
	public int apicSetEoi() {
		int vector = lapic.highestIsr();
		journal.enter(LapicSite.APIC_SET_EOI, lapic.vcpu.index, vector, 0);
		journal.trace(X86Tracepoint.KVM_EOI, lapic.vcpu.id(), vector, 0, 0);
		if (vector == -1)
			journal.why(LapicWhy.EOI_OF_NOTHING);
		else {
			lapic.clearIsr(vector);
			lapic.updatePpr();
			kvmIoapicSendEoi(vector);
			lapic.vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		}
		journal.leave();
		return vector;
	}

	/** {@code kvm_apic_set_eoi_accelerated}: hardware has cleared ISR, the kernel only tells the IOAPIC. */
	public void kvmApicSetEoiAccelerated(int vector) {
		journal.enter(LapicSite.KVM_APIC_SET_EOI_ACCELERATED, lapic.vcpu.index, vector, 0);
		journal.trace(X86Tracepoint.KVM_EOI, lapic.vcpu.id(), vector, 0, 0);
		kvmIoapicSendEoi(vector);
		lapic.vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		journal.leave();
	}

	/** {@code kvm_ioapic_send_eoi} */
	private void kvmIoapicSendEoi(int vector) {
		if (!handles(vector)) {
			journal.why(LapicWhy.EOI_NOT_FOR_IOAPIC, vector);
			return;
		}
		if (highestStalePending.get() == vector + 1)
			lapic.vcpu.makeRequest(X86Vcpu.REQ_SCAN_IOAPIC);
		if (lapic.kvm.irqchipMode() == IrqchipMode.SPLIT) {
			lapic.vcpu.pendingIoapicEoi.set(vector);
			lapic.vcpu.makeRequest(X86Vcpu.REQ_IOAPIC_EOI_EXIT);
			journal.why(LapicWhy.EOI_EXITS_TO_USER, vector);
			return;
		}
		lapic.kvm.ioapic().eoi.kvmIoapicUpdateEoi(lapic, vector, lapic.test(Lapic.TMR, vector));
	}

	/** {@code kvm_ioapic_handles_vector} */
	public boolean handles(int vector) {
		return handledVectors[vector >> 5].has(1 << (vector & 31));
	}

	private void handle(int vector) {
		handledVectors[vector >> 5].or(1 << (vector & 31));
	}

	/** {@code vcpu_scan_ioapic} */
	public void vcpuScanIoapic() {
		if (!lapic.hwEnabled())
			return;
		journal.enter(X86Site.VCPU_SCAN_IOAPIC, lapic.vcpu.index, 0, 0);
		for (IntField word : handledVectors)
			word.set(0);
		highestStalePending.set(0);
		lapic.vcpu.apicv.syncPirToIrr();
		if (lapic.kvm.irqchipMode() == IrqchipMode.SPLIT)
			kvmScanIoapicRoutes();
		else
			kvmIoapicScanEntry();
		journal.leave();
	}

	/** {@code kvm_scan_ioapic_routes}: with a split irqchip the routes of the reserved pins stand for the IOAPIC. */
	private void kvmScanIoapicRoutes() {
		RoutingTable table = lapic.kvm.routing.table();
		int pins = Math.min(table.nrRtEntries(), lapic.kvm.reservedIoapicPins());
		for (int gsi = 0; gsi < pins; gsi++)
			for (RoutingEntry entry : table.map(gsi))
				if (entry instanceof RoutingEntry.Msi msi) {
					long irq = lapic.kvm.msi.toLapicIrq(msi.address(), msi.data());
					if (LapicIrq.level(irq))
						kvmScanIoapicIrq(irq);
				}
	}

	/** {@code kvm_ioapic_scan_entry}; the mask bit does not count. */
	private void kvmIoapicScanEntry() {
		Ioapic ioapic = lapic.kvm.ioapic();
		if (ioapic.destinations.contains(lapic.vcpu.index))
			handle(ioapic.destinations.vector(lapic.vcpu.index));
		for (int pin = 0; pin < Ioapic.PINS; pin++) {
			long entry = ioapic.entry(pin);
			if (RedirectionEntry.level(entry) || pin == Ioapic.RTC_PIN
					|| lapic.kvm.notifiers.kvmIrqHasNotifier(Irqchips.IOAPIC, pin))
				kvmScanIoapicIrq(RedirectionEntry.toLapicIrq(entry));
		}
	}

	/** {@code kvm_scan_ioapic_irq}: this vCPU may get the vector, or still owes the EOI of an older routing. */
	private void kvmScanIoapicIrq(long irq) {
		int vector = LapicIrq.vector(irq);
		if (lapic.kvm.delivery.matchDest(lapic, null, irq))
			handle(vector);
		else if (lapic.pendingEoi(vector)) {
			handle(vector);
			highestStalePending.set(Math.max(highestStalePending.get(), vector + 1));
		}
	}
}
