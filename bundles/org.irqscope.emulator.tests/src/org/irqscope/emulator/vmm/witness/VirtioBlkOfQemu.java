package org.irqscope.emulator.vmm.witness;

import java.io.IOException;

import org.irqscope.emulator.vmm.MsixCapability;

/**
 * A virtio-blk device of a real QEMU without irqfds, driven by its legacy registers: each request that it completes is
 * one interrupt of entry 0. For one thread.
 */
final class VirtioBlkOfQemu extends MsixOfQemu {
	private static final int PORTS = 0xc000, SIZE = 0x0c, SELECT = 0x0e, ADDRESS = 0x08, NOTIFY = 0x10, STATUS = 0x12,
			CONFIG_VECTOR = 0x14, QUEUE_VECTOR = 0x16, NO_VECTOR = 0xffff, DRIVER_OK = 7, FLUSH = 4;
	private static final long TABLE = 0xfe000000L, QUEUE = 0x100000, REQUEST = 0x120000, PAGE = 4096;
	private static final int DESCRIPTOR = 16, NEXT = 1, WRITABLE = 2, HEADER = 16;

	private final int entries;
	private int requests;

	VirtioBlkOfQemu() throws IOException {
		super("virtio-blk-pci,drive=none,ioeventfd=off,disable-modern=on,disable-legacy=off");
		config(0x10, PORTS);
		config(0x14, TABLE);
		config(4, 7);
		findTable(TABLE);
		writeControl(MsixCapability.ENABLE);
		qemu.outb(PORTS + STATUS, 3);
		qemu.outw(PORTS + SELECT, 0);
		entries = qemu.inw(PORTS + SIZE);
		qemu.outl(PORTS + ADDRESS, QUEUE / PAGE);
		qemu.outw(PORTS + CONFIG_VECTOR, NO_VECTOR);
		qemu.outw(PORTS + QUEUE_VECTOR, 0);
		qemu.outb(PORTS + STATUS, DRIVER_OK);
		prepare();
	}

	/** One request is enough: a flush, which has a head and a status. */
	private void prepare() {
		descriptor(0, REQUEST, HEADER, NEXT);
		descriptor(1, REQUEST + HEADER, 1, WRITABLE);
		qemu.writel(REQUEST, FLUSH);
	}

	private void descriptor(int number, long address, int length, int flags) {
		long at = QUEUE + (long) number * DESCRIPTOR;
		qemu.writel(at, address);
		qemu.writel(at + 4, 0);
		qemu.writel(at + 8, length);
		qemu.writel(at + 12, flags | (number + 1) << 16);
	}

	private long available() {
		return QUEUE + (long) entries * DESCRIPTOR;
	}

	/** Behind the ring of what is available, at the next page. */
	private long used() {
		return available() + 2L * (3 + entries) + PAGE - 1 & -PAGE;
	}

	@Override
	void raise() {
		long slot = available() + 4 + 2L * (requests % entries);
		qemu.writew(slot, 0);
		requests++;
		qemu.writew(available() + 2, requests & 0xffff);
		qemu.outw(PORTS + NOTIFY, 0);
		qemu.await(used(), 0xffff0000L, (long) (requests & 0xffff) << 16);
	}
}
