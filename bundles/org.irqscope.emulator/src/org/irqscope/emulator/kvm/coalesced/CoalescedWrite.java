package org.irqscope.emulator.kvm.coalesced;

import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.State;
import org.irqscope.emulator.state.Struct;

/** {@code struct kvm_coalesced_mmio}: one place in the ring of coalesced writes. */
final class CoalescedWrite {
	private final LongField address;
	private final IntField length;
	private final LongField data;
	private final IntField pio;

	CoalescedWrite(State state) {
		Struct struct = Struct.hidden(state);
		address = struct.hex64(KvmFields.COALESCED_PHYS_ADDR);
		length = struct.number(KvmFields.COALESCED_LEN);
		data = struct.hex64(KvmFields.COALESCED_DATA);
		pio = struct.flag(KvmFields.COALESCED_PIO);
	}

	void set(CoalescedMmio.Entry entry) {
		address.set(entry.address());
		length.set(entry.length());
		data.set(entry.value());
		pio.set(entry.pio());
	}

	CoalescedMmio.Entry get() {
		return new CoalescedMmio.Entry(address.get(), length.get(), data.get(), pio.isSet());
	}

	/** Nobody reads it any more. */
	void clear() {
		set(new CoalescedMmio.Entry(0, 0, 0, false));
	}
}
