package org.irqscope.emulator.riscv.kvmtool;

import org.irqscope.emulator.journal.Why;

/** The reasons that kvmtool and its serial ports can give a hop. */
public enum KvmtoolWhy implements Why {
	NOBODY_REGISTERED, REGION_FOUND, KVMTOOL_DIES, REGION_OVERLAPS, REGION_STAYS_FOR_USER, BANK_OVERLAPS, BANKS_MERGED,
	LINE_TO_PLIC, LINE_TO_APLIC, UART_LINE_RISES, UART_LINE_FALLS, UART_LINE_STAYS, RECEIVER_FULL, RX_FLUSHED_BY_LCR,
	ROUTES_REFUSED;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 624;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
