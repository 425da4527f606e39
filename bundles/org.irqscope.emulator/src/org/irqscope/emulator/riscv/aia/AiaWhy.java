package org.irqscope.emulator.riscv.aia;

import org.irqscope.emulator.journal.Why;

/** The reasons that the device for APLIC and IMSICs can give a hop. */
public enum AiaWhy implements Why {
	AIA_NOT_INITIALIZED, MESSAGE_FOR_NOBODY, MESSAGE_FOR_HART, AIA_REFUSED;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 592;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
