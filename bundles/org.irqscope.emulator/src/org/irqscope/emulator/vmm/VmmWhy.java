package org.irqscope.emulator.vmm;

import org.irqscope.emulator.journal.Why;

/** The reasons that a VMM's functions can give a hop. */
public enum VmmWhy implements Why {
	MASK_UNCHANGED, WRITTEN_MASKED, WRITTEN_UNMASKED_CACHED, WRITTEN_UNMASKED_READ, NOW_MASKED, NOW_UNMASKED,
	PENDING_SET, PENDING_FIRED, MESSAGE_READ, BUS_MASTER_OFF, ROUTE_SAME, ROUTE_EDITED, ROUTES_COMMITTED, TABLE_FULL,
	FAST_PATH, SLOW_PATH, NO_VIRQ, CALL_MASKED, CALL_UNMASKED, EVENT_KEPT, POLLED, NOT_ENABLED, ROUTE_FOLLOWS,
	PENDING_FOR_EVER, SIGNAL_WAITS, LINE_OF_TWO_CHIPS, LINE_SHARED, LINE_ALONE, PIN_STAYS, PIN_DISABLED, PIN_ENABLED,
	EDU_STILL_WANTS, MSI_HAS_NO_END, INTX_TRAPS, INTX_NOT_PENDING, INTX_MMAP_STAYS_OFF;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 240;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
