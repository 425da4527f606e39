package org.irqscope.emulator.riscv.aplic;

import org.irqscope.emulator.journal.Why;

/** The reasons that the APLIC can give a hop. */
public enum AplicWhy implements Why {
	SOURCE_PENDS_AND_SENDS, SOURCE_DISABLED, DOMAIN_DISABLED, SOURCE_INACTIVE, NO_EDGE, LEVEL_INACTIVE, NO_SUCH_SOURCE,
	MESSAGE_SENT, MESSAGE_DROPPED, LEVEL_WRITE_IGNORED, RESCANNED, REGISTER_ABSENT, PENDING_ALREADY;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 560;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
