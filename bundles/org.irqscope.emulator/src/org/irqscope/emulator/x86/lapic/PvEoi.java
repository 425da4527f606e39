package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.x86.X86Tracepoint;

/**
 * The paravirtual end of interrupt of one vCPU: a flag in the guest's memory that the guest clears instead of writing
 * to its local APIC. Section 5.8 of the kernel's interrupt paths.
 */
public final class PvEoi {
	/** {@code KVM_MSR_ENABLED} in {@code MSR_KVM_PV_EOI_EN}. */
	private static final int ENABLED = 1;

	private final Lapic lapic;
	/** The address of the flag, and whether it is used. */
	private final LongField msrValue;
	/** {@code KVM_APIC_PV_EOI_PENDING}: whether the kernel has set the flag since the last exit. */
	private final IntField pending;
	/** The byte in the guest's memory. */
	private final IntField flag;

	PvEoi(Lapic lapic) {
		this.lapic = lapic;
		msrValue = lapic.struct.hex64(LapicFields.PV_EOI_MSR_VAL);
		pending = lapic.struct.flag(LapicFields.PV_EOI_PENDING);
		flag = lapic.struct.flag(LapicFields.PV_EOI_FLAG);
	}

	private boolean enabled() {
		return (msrValue.get() & ENABLED) != 0;
	}

	public long msrValue() {
		return msrValue.get();
	}

	/** {@code kvm_lapic_set_pv_eoi}: false for an address that is not aligned or, where the flag is used, no memory. */
	public boolean set(long value) {
		long address = value & ~ENABLED;
		if ((address & 3) != 0 || (value & ENABLED) != 0 && !lapic.kvm.memorySlots.readable(address))
			return false;
		msrValue.set(value);
		return true;
	}

	/**
	 * {@code apic_sync_pv_eoi_to_guest}, before the guest is entered: only when nothing else is pending and the IOAPIC
	 * need not hear of the vector.
	 */
	public void syncToGuest() {
		int inService = lapic.cachedHighestIsr();
		if (!enabled() || lapic.irrPending.isSet() || inService == -1 || lapic.eoi.handles(inService))
			return;
		flag.set(1);
		pending.set(1);
	}

	/** {@code apic_sync_pv_eoi_from_guest}, as the guest is left: a flag that it has cleared is an EOI. */
	public void syncFromGuest() {
		if (!pending.isSet())
			return;
		pending.set(0);
		if (flag.isSet()) {
			flag.set(0);
			return;
		}
		int vector = lapic.eoi.apicSetEoi();
		lapic.kvm.journal.trace(X86Tracepoint.KVM_PV_EOI, lapic.vcpu.id(), vector, 0, 0);
	}

	/** The guest tests and clears the flag: true when that was its EOI. */
	public boolean guestClears() {
		boolean was = flag.isSet();
		flag.set(0);
		return was;
	}

	/** User space writes the byte; false where the guest has named none. */
	public boolean write(boolean on) {
		if (enabled())
			flag.set(on);
		return enabled();
	}

	void reset() {
		msrValue.set(0);
		pending.set(0);
	}
}
