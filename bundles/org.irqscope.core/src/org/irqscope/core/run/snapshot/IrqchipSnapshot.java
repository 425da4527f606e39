package org.irqscope.core.run.snapshot;

import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/**
 * The chips that {@code KVM_CREATE_IRQCHIP} makes, at one moment: both PICs and the IOAPIC. Immutable, for any thread.
 *
 * @param output the pair's line to the processors
 */
public record IrqchipSnapshot(KpicState master, KpicState slave, boolean output, IoapicState ioapic) {
	/** One of the pair: 0 the master, 1 the slave. */
	public KpicState pic(int chip) {
		return chip == Irqchips.PIC_MASTER ? master : slave;
	}

	/** The requests of the pair, bit 8 for the slave's first input. */
	public int picRequests() {
		return master.irr() | slave.irr() << 8;
	}
}
