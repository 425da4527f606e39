package org.irqscope.emulator.kvm.coalesced;

import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.kvm.Vcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.State;
import org.irqscope.emulator.state.Struct;

/** A zone of coalesced MMIO: a write goes to the ring when it is fully inside and the ring has room. */
final class CoalescedZone implements IoDevice {
	private final CoalescedMmio coalesced;
	private final LongField start;
	private final IntField size;
	private final IntField pio;

	CoalescedZone(CoalescedMmio coalesced, State state) {
		this.coalesced = coalesced;
		Struct struct = Struct.hidden(state);
		start = struct.hex64(KvmFields.ZONE_ADDR);
		size = struct.number(KvmFields.ZONE_SIZE);
		pio = struct.flag(KvmFields.ZONE_PIO);
	}

	void create(long address, int bytes, boolean ports) {
		start.set(address);
		size.set(bytes);
		pio.set(ports);
	}

	@Override
	public boolean write(Vcpu vcpu, long address, int length, long value) {
		return contains(address, length)
				&& coalesced.add(new CoalescedMmio.Entry(address, length, value, pio.isSet()));
	}

	boolean contains(long address, int length) {
		return Long.compareUnsigned(address + length, address) >= 0 && Long.compareUnsigned(address, start.get()) >= 0
				&& Long.compareUnsigned(address + length, start.get() + size.get()) <= 0;
	}

	@Override
	public String toString() {
		return "coalesced zone";
	}
}
