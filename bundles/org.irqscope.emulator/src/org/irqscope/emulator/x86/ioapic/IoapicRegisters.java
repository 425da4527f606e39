package org.irqscope.emulator.x86.ioapic;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.kvm.Vcpu;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.lapic.LapicIrq;

/** The registers of the IOAPIC: an index and a window. Sections 4.2 and 4.5 of the kernel's interrupt paths. */
public final class IoapicRegisters implements IoDevice {
	private static final int REG_ID = 0, REG_VERSION = 1, REG_ARBITRATION = 2, REG_TABLE = 0x10;
	/** Highest entry 23, version 0x11: there is no EOI register. */
	private static final long VERSION = 0x00170011;
	private static final int SELECT = 0x00, WINDOW = 0x10;

	private final X86Kvm kvm;
	private final Ioapic ioapic;

	public IoapicRegisters(X86Kvm kvm, Ioapic ioapic) {
		this.kvm = kvm;
		this.ioapic = ioapic;
	}

	private boolean inRange(long address) {
		long base = ioapic.baseAddress.get();
		return Long.compareUnsigned(address, base) >= 0
				&& Long.compareUnsigned(address, base + Ioapic.MMIO_LENGTH) < 0;
	}

	@Override
	public boolean read(Vcpu vcpu, long address, int length, GuestData data) {
		if (!inRange(address))
			return false;
		long value = switch ((int) address & 0xff) {
		case SELECT -> ioapic.ioregsel.get();
		case WINDOW -> readIndirect();
		default -> 0;
		};
		data.set(length >= 4 ? value : value & (1L << 8 * length) - 1);
		return true;
	}

	/** {@code ioapic_read_indirect} */
	private long readIndirect() {
		int register = ioapic.ioregsel.get();
		if (register == REG_VERSION)
			return VERSION;
		if (register == REG_ID || register == REG_ARBITRATION)
			return (ioapic.id.get() & 0xfL) << 24;
		int pin = register - REG_TABLE >>> 1;
		long entry = pin < Ioapic.PINS ? ioapic.entry(pin) : -1;
		return (register & 1) != 0 ? entry >>> 32 : entry & 0xffffffffL;
	}

	@Override
	public boolean write(Vcpu vcpu, long address, int length, long value) {
		if (!inRange(address))
			return false;
		if (length != 1 && length != 2 && length != 4 && length != 8)
			return true;
		if (((int) address & 0xff) == SELECT)
			ioapic.ioregsel.set((int) value & 0xff);
		else if (((int) address & 0xff) == WINDOW)
			writeIndirect(value & 0xffffffffL);
		return true;
	}

	/** {@code ioapic_write_indirect} */
	private void writeIndirect(long value) {
		int register = ioapic.ioregsel.get();
		kvm.journal.enter(IoapicSite.IOAPIC_WRITE_INDIRECT, Place.ONLY, register, value);
		int pin = register - REG_TABLE >>> 1;
		if (register == REG_ID)
			ioapic.id.set((int) (value >>> 24) & 0xf);
		else if (register != REG_VERSION && register != REG_ARBITRATION && pin < Ioapic.PINS)
			writeEntry(pin, (register & 1) != 0, value);
		kvm.journal.leave();
	}

	private void writeEntry(int pin, boolean high, long value) {
		long old = ioapic.entry(pin);
		long readOnly = RedirectionEntry.REMOTE_IRR | RedirectionEntry.DELIVERY_STATUS;
		long bits = high ? old & 0xffffffffL | value << 32 : old & ~0xffffffffL | value;
		bits = bits & ~readOnly | old & readOnly;
		if (!RedirectionEntry.level(bits))
			// Guests without an EOI register end a level interrupt by switching the pin to edge and back.
			bits &= ~RedirectionEntry.REMOTE_IRR;
		ioapic.setEntry(pin, bits);
		if (RedirectionEntry.masked(old) != RedirectionEntry.masked(bits))
			kvm.maskNotifiers.kvmFireMaskNotifiers(Irqchips.IOAPIC, pin, RedirectionEntry.masked(bits));
		kvm.journal.why(RedirectionEntry.masked(bits) ? IoapicWhy.RTE_WRITTEN_MASKED : IoapicWhy.RTE_WRITTEN, pin,
				RedirectionEntry.vector(bits));
		if (RedirectionEntry.level(bits) && ioapic.irr.has(1 << pin) && !RedirectionEntry.masked(bits)
				&& !RedirectionEntry.remoteIrr(bits))
			pendingLevel(pin);
		requestScan(old, ioapic.entry(pin));
	}

	/** The line may have fallen while the pin was masked; a resampler knows, else the interrupt is sent. */
	private void pendingLevel(int pin) {
		if (kvm.irqfds.kvmNotifyIrqfdResampler(Irqchips.IOAPIC, pin))
			ioapic.irr.clear(1 << pin);
		else
			ioapic.ioapicService(pin, false);
	}

	private void requestScan(long old, long entry) {
		if (RedirectionEntry.deliveryMode(entry) != 0) {
			kvm.makeScanIoapicRequest();
			return;
		}
		kvm.delivery.requestScan(scanned(entry, RedirectionEntry.destination(entry)));
		if (RedirectionEntry.destination(old) != RedirectionEntry.destination(entry)
				|| RedirectionEntry.logical(old) != RedirectionEntry.logical(entry))
			// The old destination in the new mode, as the kernel asks it.
			kvm.delivery.requestScan(scanned(entry, RedirectionEntry.destination(old)));
	}

	private static long scanned(long entry, int destination) {
		return LapicIrq.of(RedirectionEntry.vector(entry), 0, destination, RedirectionEntry.logical(entry),
				RedirectionEntry.level(entry));
	}

	@Override
	public String toString() {
		return "ioapic";
	}
}
