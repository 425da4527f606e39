package org.irqscope.emulator.x86.ioapic;

import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.DestMap;
import org.irqscope.emulator.x86.lapic.Lapic;

/** The clock's pin tells user space a tick was lost until every target has ended the last one: section 4.8. */
public final class RtcStatus {
	private final X86Kvm kvm;
	private final Ioapic ioapic;

	RtcStatus(X86Kvm kvm, Ioapic ioapic) {
		this.kvm = kvm;
		this.ioapic = ioapic;
	}

	/** {@code rtc_irq_eoi} */
	void rtcIrqEoi(Lapic lapic, int vector) {
		DestMap map = ioapic.destinations;
		int vcpu = lapic.vcpu.index;
		if (!map.contains(vcpu) || map.vector(vcpu) != vector)
			return;
		map.remove(vcpu);
		decrement();
	}

	private void decrement() {
		int pending = ioapic.destinations.pendingEoi.get() - 1;
		ioapic.destinations.pendingEoi.set(pending);
		if (pending < 0)
			restoreAll();
	}

	/** {@code kvm_rtc_eoi_tracking_restore_all} */
	void restoreAll() {
		ioapic.destinations.clear();
		for (X86Vcpu vcpu : kvm.vcpuArray())
			restoreOne(vcpu.lapic);
	}

	/** {@code __rtc_irq_eoi_tracking_restore_one}: what user space wrote into a local APIC counts. */
	public void restoreOne(Lapic lapic) {
		long entry = ioapic.entry(Ioapic.RTC_PIN);
		if (!kvm.delivery.matchDest(lapic, null, RedirectionEntry.toLapicIrq(entry)))
			return;
		DestMap map = ioapic.destinations;
		int vcpu = lapic.vcpu.index;
		boolean pending = lapic.pendingEoi(RedirectionEntry.vector(entry));
		if (pending == map.contains(vcpu))
			return;
		if (pending) {
			map.add(vcpu, RedirectionEntry.vector(entry));
			map.pendingEoi.set(map.pendingEoi.get() + 1);
		} else {
			map.remove(vcpu);
			decrement();
		}
	}

	/** {@code ioapic_lazy_update_eoi}: with AVIC an edge EOI never reaches the IOAPIC, so it is looked for here. */
	void lazyUpdateEoi(int pin) {
		long entry = ioapic.entry(pin);
		for (X86Vcpu vcpu : kvm.vcpuArray()) {
			if (!kvm.delivery.matchDest(vcpu.lapic, null, RedirectionEntry.toLapicIrq(entry))
					|| vcpu.lapic.pendingEoi(RedirectionEntry.vector(entry)))
				continue;
			rtcIrqEoi(vcpu.lapic, RedirectionEntry.vector(entry));
			return;
		}
	}
}
