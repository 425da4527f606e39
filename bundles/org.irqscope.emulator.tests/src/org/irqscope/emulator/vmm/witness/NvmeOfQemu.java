package org.irqscope.emulator.vmm.witness;

import java.io.IOException;

import org.irqscope.emulator.vmm.MsixCapability;

/**
 * An NVMe controller of a real QEMU, driven until its admin queues work: each command that it completes is one
 * interrupt of entry 0. For one thread.
 */
final class NvmeOfQemu extends MsixOfQemu {
	private static final int QUEUE = 16, COMMAND_BYTES = 64, ENTRY_BYTES = 16;
	private static final long REGISTERS = 0xfe000000L, SUBMISSION = 0x100000, COMPLETION = 0x110000, DATA = 0x120000;
	private static final int GET_FEATURES = 0x0a, NUMBER_OF_QUEUES = 7;

	private int tail, head, commands;

	NvmeOfQemu() throws IOException {
		super("nvme,serial=witness,drive=none");
		config(0x10, REGISTERS);
		config(0x14, 0);
		config(4, 6);
		findTable(REGISTERS);
		enable();
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

	/** A command is completed: an interrupt. */
	@Override
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
}
