package org.irqscope.emulator.x86.apicv;

import org.irqscope.emulator.journal.Why;

/** The reasons of the functions of {@link BypassSite}. */
public enum BypassWhy implements Why {
	SAME_MESSAGE, NEW_MESSAGE, POSTED_AGAIN, NO_MESSAGE;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 224;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
