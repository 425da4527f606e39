package org.irqscope.emulator.vmm;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;

/** One entry of an MSI-X table with its pending bit, as the VMM keeps it. Used by the thread that runs the emulator. */
public final class MsixVector {
	/** Where the words of an entry are, and the one bit of the last that counts. */
	public static final int ADDRESS_LOW = 0, ADDRESS_HIGH = 4, DATA = 8, CONTROL = 12, SIZE = 16, MASK = 1;
	private static final long LOW = 0xffffffffL;

	private final int number;
	private final LongField address;
	private final IntField data;
	private final IntField control;
	private final IntField pending;
	/** The GSI that the VMM has taken for the entry. */
	private final IntField virq;

	MsixVector(Struct struct, int number) {
		this.number = number;
		FieldName entry = VmmFields.MSIX_TABLE.at(number);
		address = struct.hex64(entry.member(VmmFields.ADDRESS));
		data = struct.hex32(entry.member(VmmFields.DATA));
		control = struct.flag(entry.member(VmmFields.CONTROL));
		pending = struct.flag(entry.member(VmmFields.PENDING));
		virq = struct.plusOne(VmmFields.VECTORS.at(number).member(VmmFields.VIRQ));
		control.set(MASK);
	}

	/** What a document says of it. */
	public void restore(long newAddress, int newData, boolean masked, boolean isPending, int gsi) {
		address.set(newAddress);
		data.set(newData);
		control.set(masked ? MASK : 0);
		pending.set(isPending);
		virq.set(gsi + 1);
	}

	int number() {
		return number;
	}

	public long address() {
		return address.get();
	}

	public int data() {
		return data.get();
	}

	/** The bit of the entry alone; see {@link MsixCapability#isMasked}. */
	public boolean maskBit() {
		return control.has(MASK);
	}

	public boolean isPending() {
		return pending.isSet();
	}

	void setPending(boolean on) {
		pending.set(on);
	}

	/** The GSI that the VMM has taken for the entry, or -1. */
	public int virq() {
		return virq.get() - 1;
	}

	void setVirq(int gsi) {
		virq.set(gsi + 1);
	}

	/** Takes a word; true when the message is another one now. */
	boolean write(int offset, int value) {
		long beforeAddress = address.get();
		int beforeData = data.get();
		switch (offset) {
		case ADDRESS_LOW -> address.set(address.get() & ~LOW | value & LOW & ~3);
		case ADDRESS_HIGH -> address.set(address.get() & LOW | (long) value << 32);
		case DATA -> data.set(value);
		default -> control.set(value & MASK);
		}
		return address.get() != beforeAddress || data.get() != beforeData;
	}

	int read(int offset) {
		return switch (offset) {
		case ADDRESS_LOW -> (int) address.get();
		case ADDRESS_HIGH -> (int) (address.get() >>> 32);
		case DATA -> data.get();
		default -> control.get();
		};
	}
}
