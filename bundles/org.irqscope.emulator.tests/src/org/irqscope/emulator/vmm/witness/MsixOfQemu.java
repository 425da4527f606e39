package org.irqscope.emulator.vmm.witness;

import java.io.IOException;

/** A function of a real QEMU with an MSI-X table, of which entry 0 is looked at. For one thread. */
abstract class MsixOfQemu extends FunctionOfQemu {
	private static final int MSIX = 0x11;

	private int capability;
	private long table, pendingBits;

	MsixOfQemu(String device) throws IOException {
		super(device, "-blockdev", "null-co,node-name=none,read-zeroes=on");
	}

	/** Finds the table; the function's registers that hold it have an address. */
	final void findTable(long registers) {
		capability = capability(MSIX);
		table = registers + (config(capability + 4) & ~7L);
		pendingBits = registers + (config(capability + 8) & ~7L);
	}

	/** The device interrupts. */
	abstract void raise();

	/** Message control, as a guest writes it. */
	final void writeControl(int value) {
		configHalf(capability + 2, value);
	}

	final void writeTable(int offset, long value) {
		qemu.writel(table + offset, value);
	}

	final long readTable(int offset) {
		return qemu.readl(table + offset);
	}

	final long pending() {
		return qemu.readl(pendingBits) & 1;
	}
}
