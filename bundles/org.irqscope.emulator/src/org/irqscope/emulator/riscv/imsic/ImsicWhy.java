package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Why;

/** The reasons that the interrupt files can give a hop. */
public enum ImsicWhy implements Why {
	IDENTITY_PENDS, IDENTITY_DISABLED, IDENTITY_ABOVE_THRESHOLD, DELIVERY_OFF, FILE_INTERRUPTS, FILE_QUIET, CLAIMED,
	NOTHING_TO_CLAIM, IDENTITY_TOO_LARGE, NOT_FOR_THIS_FILE, UPPER_HALF_LOST, GUEST_FILE_WRITTEN,
	NO_GUEST_FILE, GUEST_FILE_IN_USE, OWNER_KICKED, CLAIMED_BY_HARDWARE;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 576;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
