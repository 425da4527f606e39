package org.irqscope.emulator.vmm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An NVMe controller of a real QEMU, driven until its admin queues work: each command that it completes is one
 * interrupt of entry 0, whose message is a store to memory where it can be found. For one thread.
 */
final class NvmeOfQemu implements AutoCloseable {
	/** Where messages may be stored, so that they are seen. */
	static final long FIRST = 0x200000, SECOND = 0x200010;
	private static final int SLOT = 3, CONFIG = 0x80000000 | SLOT << 11, QUEUE = 16;
	private static final int COMMAND_BYTES = 64, ENTRY_BYTES = 16;
	private static final long REGISTERS = 0xfe000000L, SUBMISSION = 0x100000, COMPLETION = 0x110000, DATA = 0x120000;
	private static final int GET_FEATURES = 0x0a, NUMBER_OF_QUEUES = 7, MSIX = 0x11;

	private final Qtest qemu;
	private final int capability;
	private final long table, pendingBits;
	private int tail, head, commands;

	NvmeOfQemu() throws IOException {
		qemu = new Qtest(List.of("-blockdev", "null-co,node-name=none", "-device",
				"nvme,serial=witness,drive=none,addr=" + SLOT));
		config(0x10, REGISTERS);
		config(0x14, 0);
		config(4, 6);
		capability = capability();
		table = REGISTERS + (read(capability + 4) & ~7L);
		pendingBits = REGISTERS + (read(capability + 8) & ~7L);
		enable();
	}

	private long read(int offset) {
		qemu.outl(PciBus.CONFIG_ADDRESS, CONFIG | offset);
		return qemu.inl(PciBus.CONFIG_DATA);
	}

	private void config(int offset, long value) {
		qemu.outl(PciBus.CONFIG_ADDRESS, CONFIG | offset);
		qemu.outl(PciBus.CONFIG_DATA, value);
	}

	private int capability() {
		int at = (int) read(0x34) & 0xfc;
		while ((read(at) & 0xff) != MSIX)
			at = (int) (read(at) >> 8) & 0xfc;
		return at;
	}

	/** A queue takes its entry into use when it is made, so that MSI-X is enabled before. */
	private void enable() {
		writeControl(MsixCapability.ENABLE);
		qemu.writel(REGISTERS + 0x24, (QUEUE - 1) << 16 | QUEUE - 1);
		qemu.writel(REGISTERS + 0x28, SUBMISSION);
		qemu.writel(REGISTERS + 0x2c, 0);
		qemu.writel(REGISTERS + 0x30, COMPLETION);
		qemu.writel(REGISTERS + 0x34, 0);
		qemu.writel(REGISTERS + 0x14, 4 << 20 | 6 << 16 | 1);
		qemu.await(REGISTERS + 0x1c, 1, 1);
	}

	/** Message control, as a guest writes it. */
	void writeControl(int value) {
		qemu.outl(PciBus.CONFIG_ADDRESS, CONFIG | capability);
		qemu.outw(PciBus.CONFIG_DATA + 2, value);
	}

	void writeTable(int offset, long value) {
		qemu.writel(table + offset, value);
	}

	long readTable(int offset) {
		return qemu.readl(table + offset);
	}

	long pending() {
		return qemu.readl(pendingBits) & 1;
	}

	/** A command is completed: an interrupt. */
	void raise() {
		long command = SUBMISSION + (long) tail * COMMAND_BYTES;
		for (int offset = 0; offset < COMMAND_BYTES; offset += 4)
			qemu.writel(command + offset, 0);
		qemu.writel(command, commands++ << 16 | GET_FEATURES);
		qemu.writel(command + 24, DATA);
		qemu.writel(command + 40, NUMBER_OF_QUEUES);
		tail = (tail + 1) % QUEUE;
		qemu.writel(REGISTERS + 0x1000, tail);
		long phase = (commands - 1) / QUEUE % 2 == 0 ? 1 << 16 : 0;
		qemu.await(COMPLETION + (long) head * ENTRY_BYTES + 12, 0x1ffff, commands - 1 | phase);
		head = (head + 1) % QUEUE;
		qemu.writel(REGISTERS + 0x1004, head);
	}

	/** The messages that have been stored since the last call: address and data of each. */
	List<String> messages() {
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
	public void close() {
		qemu.close();
	}
}
