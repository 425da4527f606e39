package org.irqscope.emulator.x86.ioapic;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.schedule.Timer;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.lapic.Lapic;

/** What an EOI does to the IOAPIC, with the brake for storms: section 4.6 of the kernel's interrupt paths. */
public final class IoapicEoi {
	/** {@code IOAPIC_SUCCESSIVE_IRQ_MAX_COUNT} */
	static final int SUCCESSIVE_MAX = 10000;
	/** HZ / 100 */
	private static final long DELAY = 10_000_000;

	private final X86Kvm kvm;
	private final Ioapic ioapic;
	private final IntField[] irqEoi = new IntField[Ioapic.PINS];
	private final Task injectWork;
	private final Timer delay;

	IoapicEoi(X86Kvm kvm, Ioapic ioapic) {
		this.kvm = kvm;
		this.ioapic = ioapic;
		for (int pin = 0; pin < Ioapic.PINS; pin++)
			irqEoi[pin] = ioapic.struct.number(IoapicFields.IRQ_EOI.at(pin));
		injectWork = kvm.scheduler.task(ioapic.struct, "eoi_inject", Context.KWORKER,
				IoapicSite.IOAPIC_PROCESS_ONE_WORK, this::kvmIoapicEoiInjectWork);
		delay = kvm.scheduler.timer(ioapic.struct, "eoi_inject", injectWork::queue);
	}

	/**
	 * {@code kvm_ioapic_update_eoi}: an EOI is for every pin with the vector.
	 *
	 * @param level whether the local APIC took the vector as level-triggered
	 */
	public void kvmIoapicUpdateEoi(Lapic lapic, int vector, boolean level) {
		kvm.journal.enter(IoapicSite.KVM_IOAPIC_UPDATE_EOI, Place.ONLY, vector, lapic.vcpu.index);
		ioapic.rtc.rtcIrqEoi(lapic, vector);
		for (int pin = 0; pin < Ioapic.PINS; pin++)
			if (RedirectionEntry.vector(ioapic.entry(pin)) == vector)
				updateEoiOne(lapic, pin, level);
		kvm.journal.leave();
	}

	/** {@code kvm_ioapic_update_eoi_one}: notifiers run first, with Remote IRR still set. */
	private void updateEoiOne(Lapic lapic, int pin, boolean level) {
		kvm.journal.enter(IoapicSite.KVM_IOAPIC_UPDATE_EOI_ONE, Place.ONLY, pin, level ? 1 : 0);
		kvm.notifiers.kvmNotifyAckedIrq(Irqchips.IOAPIC, pin);
		if (!level || (lapic.get(Lapic.SPIV) & Lapic.DIRECTED_EOI_SPIV) != 0) {
			kvm.journal.why(level ? IoapicWhy.EOI_DIRECTED : IoapicWhy.EOI_OF_EDGE, pin);
			kvm.journal.leave();
			return;
		}
		long entry = ioapic.entry(pin) & ~RedirectionEntry.REMOTE_IRR;
		ioapic.setEntry(pin, entry);
		if (RedirectionEntry.masked(entry) || !ioapic.irr.has(1 << pin)) {
			kvm.journal.why(IoapicWhy.EOI_CLEARS_REMOTE_IRR, pin);
			irqEoi[pin].set(0);
		} else
			lineStillHigh(pin, entry);
		kvm.journal.leave();
	}

	private void lineStillHigh(int pin, long entry) {
		irqEoi[pin].set(irqEoi[pin].get() + 1);
		if (irqEoi[pin].get() < SUCCESSIVE_MAX) {
			kvm.journal.why(IoapicWhy.EOI_LINE_STILL_HIGH, pin);
			ioapic.ioapicService(pin, false);
			return;
		}
		kvm.journal.why(IoapicWhy.EOI_STORM, pin);
		if (!delay.armed() && !injectWork.queued())
			delay.start(kvm.scheduler.now() + DELAY);
		irqEoi[pin].set(0);
		kvm.journal.trace(X86Tracepoint.KVM_IOAPIC_DELAYED_EOI_INJ, entry, 0, 0, 0);
	}

	/** {@code kvm_ioapic_eoi_inject_work} */
	private void kvmIoapicEoiInjectWork() {
		kvm.journal.enter(IoapicSite.KVM_IOAPIC_EOI_INJECT_WORK, Place.ONLY, 0, 0);
		for (int pin = 0; pin < Ioapic.PINS; pin++) {
			long entry = ioapic.entry(pin);
			if (RedirectionEntry.level(entry) && ioapic.irr.has(1 << pin) && !RedirectionEntry.remoteIrr(entry))
				ioapic.ioapicService(pin, false);
		}
		kvm.journal.leave();
	}
}
