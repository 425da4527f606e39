package org.irqscope.trace.facts;

/** What QEMU's monitor shows of the chips of a machine, as they are. */
public sealed interface ChipFact extends Fact {
	/** A redirection entry of the IOAPIC, in its 64 bits. */
	record Pin(SourceLine where, int pin, long bits) implements ChipFact {
	}

	/** A chip of the PIC pair: 0 for the master, 1 for the slave. */
	record Pic(SourceLine where, int chip, int irr, int imr, int isr, int irqBase, int elcr) implements ChipFact {
	}
}
