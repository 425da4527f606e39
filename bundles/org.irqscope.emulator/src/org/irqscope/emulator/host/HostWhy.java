package org.irqscope.emulator.host;

import org.irqscope.emulator.journal.Why;

/** The reasons that the host's kernel can give a hop. */
public enum HostWhy implements Why {
	INTX_MASKED_BY_HOST, INTX_WAITS_FOR_UNMASK, INTX_UNMASKED, INTX_STILL_ASSERTED, BYPASS_ONLY_LOGGED;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 336;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
