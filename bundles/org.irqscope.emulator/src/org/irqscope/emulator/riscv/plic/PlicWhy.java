package org.irqscope.emulator.riscv.plic;

import org.irqscope.emulator.journal.Why;

/** The reasons that kvmtool's PLIC can give a hop. */
public enum PlicWhy implements Why {
	CONTEXT_PENDS, NOWHERE_ENABLED, LINE_FELL, BEST_SOURCE, NO_BEST_SOURCE, THRESHOLD_IGNORED, SOURCE_CLAIMED,
	EDGE_CLAIMED, CLAIM_FINDS_NOTHING, COMPLETED, COMPLETE_IGNORED, OLD_LEVEL_PENDS, CLAIM_LOST, SOURCE_UNKNOWN,
	PRIORITY_IS_NO_MASK;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 608;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
