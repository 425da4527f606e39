package org.irqscope.emulator.x86.ioapic;

import java.util.Arrays;

/** {@code struct kvm_ioapic_state}: the IOAPIC as {@code KVM_GET_IRQCHIP} and {@code KVM_SET_IRQCHIP} carry it. */
public final class IoapicState {
	private final long baseAddress;
	private final int ioregsel;
	private final int id;
	private final int irr;
	private final long[] redirtbl;

	/** @param redirtbl {@link Ioapic#PINS} redirection entries */
	public IoapicState(long baseAddress, int ioregsel, int id, int irr, long[] redirtbl) {
		this.baseAddress = baseAddress;
		this.ioregsel = ioregsel;
		this.id = id;
		this.irr = irr;
		this.redirtbl = redirtbl.clone();
	}

	public long baseAddress() {
		return baseAddress;
	}

	public int ioregsel() {
		return ioregsel;
	}

	public int id() {
		return id;
	}

	public int irr() {
		return irr;
	}

	/** The redirection entry of a pin; see {@link RedirectionEntry}. */
	public long entry(int pin) {
		return redirtbl[pin];
	}

	public IoapicState withIrr(int bits) {
		return new IoapicState(baseAddress, ioregsel, id, bits, redirtbl);
	}

	public IoapicState withBaseAddress(long address) {
		return new IoapicState(address, ioregsel, id, irr, redirtbl);
	}

	public IoapicState withEntry(int pin, long entry) {
		long[] changed = redirtbl.clone();
		changed[pin] = entry;
		return new IoapicState(baseAddress, ioregsel, id, irr, changed);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof IoapicState state && baseAddress == state.baseAddress && ioregsel == state.ioregsel
				&& id == state.id && irr == state.irr && Arrays.equals(redirtbl, state.redirtbl);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(redirtbl) * 31 + irr;
	}
}
