package org.irqscope.emulator.x86.ioapic;

import org.irqscope.emulator.journal.Why;

/** The reasons that the IOAPIC can give a hop. */
public enum IoapicWhy implements Why {
	IOAPIC_EDGE, IOAPIC_LEVEL, IOAPIC_LOWERED, IOAPIC_EDGE_COALESCED, IOAPIC_RTC_COALESCED, IOAPIC_EDGE_MASKED,
	IOAPIC_LEVEL_MASKED, IOAPIC_REMOTE_IRR, IOAPIC_SENDS, RTE_WRITTEN, RTE_WRITTEN_MASKED, EOI_CLEARS_REMOTE_IRR,
	EOI_LINE_STILL_HIGH, EOI_STORM, EOI_OF_EDGE, EOI_DIRECTED;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 152;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
