package org.irqscope.emulator.riscv.plic;

import org.irqscope.emulator.kvm.GuestData;

/** The registers of kvmtool's PLIC: section 4.2. What is not there leaves the data as it was. */
public final class PlicRegisters {
	private static final int ENABLE_BASE = 0x2000, ENABLE_SIZE = 0x80, END = 0x1000000, LENGTH = 4;

	private final Plic plic;

	PlicRegisters(Plic plic) {
		this.plic = plic;
	}

	/**
	 * {@code plic__mmio_callback}
	 *
	 * @return false for an access that is not of 4 bytes, which ends kvmtool
	 */
	public boolean access(long offset, GuestData data, int length, boolean write) {
		if (length != LENGTH)
			return false;
		int at = (int) offset & ~3;
		if (at < 0 || at >= END)
			return true;
		if (at < ENABLE_BASE)
			priority(at >> 2, data, write);
		else if (at < Plic.CONTEXT_BASE)
			enable((at - ENABLE_BASE) / ENABLE_SIZE, (at - ENABLE_BASE) % ENABLE_SIZE >> 2, data, write);
		else
			context((int) ((at - Plic.CONTEXT_BASE) / Plic.CONTEXT_SIZE), at & (int) Plic.CONTEXT_SIZE - 1, data,
					write);
		return true;
	}

	private void priority(int source, GuestData data, boolean write) {
		if (source == 0 || source >= Plic.SOURCES)
			return;
		if (write)
			plic.setPriority(source, (int) data.get());
		else
			put(data, plic.priority(source));
	}

	private void enable(int number, int word, GuestData data, boolean write) {
		if (number >= plic.contexts().size())
			return;
		PlicContext context = plic.contexts().get(number);
		if (write)
			context.writeEnable(word, (int) data.get());
		else
			put(data, context.enableWord(word));
	}

	private void context(int number, int register, GuestData data, boolean write) {
		if (number >= plic.contexts().size())
			return;
		PlicContext context = plic.contexts().get(number);
		if (write)
			context.write(register, (int) data.get());
		else if (register == Plic.THRESHOLD)
			put(data, context.threshold());
		else if (register == Plic.CLAIM)
			put(data, context.claim());
	}

	private static void put(GuestData data, int value) {
		data.set(data.get() & ~0xffffffffL | value & 0xffffffffL);
	}
}
