package org.irqscope.emulator.vmm.witness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.vmm.PciBus;

/** A PCI function of a real QEMU, whose messages are stores to memory where they can be found. For one thread. */
abstract class FunctionOfQemu implements AutoCloseable {
	/** Where messages may be stored, so that they are seen. */
	static final long FIRST = 0x200000, SECOND = 0x200010;
	static final int SLOT = 3;
	private static final int CONFIG = 0x80000000 | SLOT << 11, CAPABILITIES = 0x34;

	final Qtest qemu;

	/** @param device what QEMU shall put into the slot */
	FunctionOfQemu(String device, String... before) throws IOException {
		List<String> arguments = new ArrayList<>(List.of(before));
		arguments.addAll(List.of("-device", device + ",addr=" + SLOT));
		qemu = new Qtest(arguments);
	}

	final long config(int offset) {
		qemu.outl(PciBus.CONFIG_ADDRESS, CONFIG | offset);
		return qemu.inl(PciBus.CONFIG_DATA);
	}

	final void config(int offset, long value) {
		qemu.outl(PciBus.CONFIG_ADDRESS, CONFIG | offset);
		qemu.outl(PciBus.CONFIG_DATA, value);
	}

	/** The upper or lower half of a word. */
	final void configHalf(int offset, int value) {
		qemu.outl(PciBus.CONFIG_ADDRESS, CONFIG | offset & ~3);
		qemu.outw(PciBus.CONFIG_DATA + (offset & 2), value);
	}

	/** Where the capability with an id is. */
	final int capability(int id) {
		int at = (int) config(CAPABILITIES) & 0xfc;
		while ((config(at) & 0xff) != id)
			at = (int) (config(at) >> 8) & 0xfc;
		return at;
	}

	/** The messages that have been stored since the last call: address and data of each. */
	final List<String> messages() {
		List<String> messages = new ArrayList<>();
		for (long address : new long[] { FIRST, SECOND }) {
			long data = qemu.readl(address);
			if (data != 0)
				messages.add(Long.toHexString(address) + " " + Long.toHexString(data));
			qemu.writel(address, 0);
		}
		return messages;
	}

	@Override
	public final void close() {
		qemu.close();
	}
}
