package org.irqscope.emulator.x86.pit;

import org.irqscope.emulator.journal.Why;

/** The reasons that the i8254 can give a hop. */
public enum PitWhy implements Why {
	PIT_TICK_WAITS;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 216;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
