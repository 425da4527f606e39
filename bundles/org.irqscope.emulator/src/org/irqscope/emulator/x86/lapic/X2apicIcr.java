package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.x86.Host;

/**
 * The interrupt command in x2APIC mode: one register of 64 bits with VMX, two of 32 bits with SVM
 * ({@code x2apic_icr_is_split}). The upper half of the one register is not ICR2, which keeps what it had before.
 */
final class X2apicIcr {
	private final Lapic lapic;
	private final IntField high;

	X2apicIcr(Lapic lapic) {
		this.lapic = lapic;
		this.high = lapic.struct.hex32(LapicFields.ICR_63_32);
	}

	private boolean split() {
		return lapic.kvm.host.vendor() == Host.Vendor.SVM;
	}

	/** {@code kvm_x2apic_icr_read} */
	long get() {
		return lapic.get(Lapic.ICR) & 0xffffffffL | (long) high() << 32;
	}

	/** The destination, which {@code KVM_GET_LAPIC} shows as ICR2. */
	int high() {
		return split() ? lapic.get(Lapic.ICR2) : high.get();
	}

	void set(long command) {
		lapic.set(Lapic.ICR, (int) command);
		setHigh((int) (command >>> 32));
	}

	/** {@code kvm_lapic_reset} clears 64 bits, which ICR2 is not among. */
	void reset() {
		lapic.set(Lapic.ICR, 0);
		if (!split())
			high.set(0);
	}

	void setHigh(int destination) {
		if (split())
			lapic.set(Lapic.ICR2, destination);
		else
			high.set(destination);
	}
}
