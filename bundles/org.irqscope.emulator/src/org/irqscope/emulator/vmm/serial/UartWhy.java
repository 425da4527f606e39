package org.irqscope.emulator.vmm.serial;

import org.irqscope.emulator.journal.Why;

/** The reasons that a serial port can give a hop: the first in the order of the chip is the one that is told. */
public enum UartWhy implements Why {
	LINE_STATUS, TIMEOUT, RECEIVED, BELOW_TRIGGER, TRANSMITTER_EMPTY, MODEM_STATUS, NO_REASON, OVERRUN, LINE_STAYS,
	REASON_READ, REASON_TOLD;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 320;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
