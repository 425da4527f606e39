package org.irqscope.emulator.vmm.witness;

import java.io.IOException;

import org.irqscope.emulator.vmm.EduPci;
import org.irqscope.emulator.vmm.PciBus;

/** The educational device of a real QEMU. For one thread. */
final class EduOfQemu extends FunctionOfQemu {
	private static final long REGISTERS = 0xfe000000L;
	private static final int MSI = 5, INTX_STATUS = 1 << 19, COMPUTING = 1, DMA_RUN = 1, WANTS_IRQ = 0x80;
	private static final long INTERRUPT_TIME = 50;

	private final int capability;

	EduOfQemu() throws IOException {
		super("edu");
		config(0x10, REGISTERS);
		capability = capability(MSI);
		command(6);
	}

	/** The command register; memory stays on. */
	void command(int value) {
		configHalf(PciBus.COMMAND, value | 2);
	}

	/** A word of the capability, behind its head. */
	void capability(int offset, long value) {
		if (offset == 2)
			configHalf(capability + offset, (int) value);
		else
			config(capability + offset, value);
	}

	/** Writes a register, and waits until the device has done what it begins with that. */
	void write(int register, long value) throws InterruptedException {
		qemu.writel(REGISTERS + register, value);
		qemu.await(REGISTERS + EduPci.STATUS, COMPUTING, 0);
		qemu.await(REGISTERS + EduPci.DMA_COMMAND, DMA_RUN, 0);
		// The thread that computes interrupts after it has said that it is done, and nothing shows when.
		if (register == EduPci.FACTORIAL && (read(EduPci.STATUS) & WANTS_IRQ) != 0)
			Thread.sleep(INTERRUPT_TIME);
	}

	long read(int register) {
		return qemu.readl(REGISTERS + register);
	}

	/** The pin, as the status register has it. */
	boolean pin() {
		return (config(PciBus.COMMAND) & INTX_STATUS) != 0;
	}
}
