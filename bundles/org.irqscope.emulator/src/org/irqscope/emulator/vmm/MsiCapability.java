package org.irqscope.emulator.vmm;

import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;

/** The MSI capability of a PCI function, with one message of 64 address bits. Used by the emulator's thread. */
public final class MsiCapability {
	/** The bit of message control that lets messages be sent in place of the pin. */
	public static final int ENABLE = 1;
	/** Where its words are, behind the head of the capability. */
	static final int FLAGS = PciBus.CAPABILITY + 2, ADDRESS_LOW = PciBus.CAPABILITY + 4,
			ADDRESS_HIGH = PciBus.CAPABILITY + 8, DATA = PciBus.CAPABILITY + 12;
	private static final long LOW = 0xffffffffL;
	private static final int WORD = 0xffff;

	private final IntField flags;
	private final LongField address;
	private final IntField data;

	MsiCapability(Struct struct) {
		flags = struct.hex32(VmmFields.MSI_FLAGS);
		address = struct.hex64(VmmFields.MSI_ADDRESS);
		data = struct.hex32(VmmFields.MSI_DATA);
	}

	/** What a document says of it. */
	public void restore(boolean enabled, long newAddress, int newData) {
		flags.set(enabled ? ENABLE : 0);
		address.set(newAddress);
		data.set(newData);
	}

	public boolean enabled() {
		return flags.has(ENABLE);
	}

	public long address() {
		return address.get();
	}

	public int data() {
		return data.get();
	}

	/** The guest writes a word of it; false when the offset is another's. */
	boolean write(int offset, int value) {
		switch (offset) {
		case FLAGS -> flags.set(value & ENABLE);
		case ADDRESS_LOW -> address.set(address.get() & ~LOW | value & LOW & ~3);
		case ADDRESS_HIGH -> address.set(address.get() & LOW | (long) value << 32);
		case DATA -> data.set(value & WORD);
		default -> {
			return false;
		}
		}
		return true;
	}
}
