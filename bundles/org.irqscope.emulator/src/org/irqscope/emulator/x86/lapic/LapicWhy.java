package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.journal.Why;

/** The reasons that the local APICs can give a hop. */
public enum LapicWhy implements Why {
	WOULD_BLOCK, INJECTED_IN_ATOMIC, MSI_HAS_NO_LEVEL, DROPPED_BY_MAP, DELIVERED_BY_MATCH, NOBODY_MATCHED,
	LAPIC_TOOK, LAPIC_DISABLED, LEVEL_DEASSERT_DROPPED, MODE_NOT_DELIVERED, LAPIC_SOFTWARE_DISABLED,
	LAPIC_REGISTER_NOT_WRITABLE, EOI_OF_NOTHING, EOI_NOT_FOR_IOAPIC, EOI_EXITS_TO_USER, TIMER_MERGED, TIMER_MASKED;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 176;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
