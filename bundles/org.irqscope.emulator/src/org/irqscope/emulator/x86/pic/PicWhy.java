package org.irqscope.emulator.x86.pic;

import org.irqscope.emulator.journal.Why;

/** The reasons that the i8259 pair can give a hop. */
public enum PicWhy implements Why {
	PIC_EDGE_LATCHED, PIC_EDGE_LOWERED, PIC_LEVEL_RAISED, PIC_LEVEL_LOWERED, PIC_MASKED, PIC_COALESCED,
	PIC_OUTPUT_HIGH, PIC_OUTPUT_LOW, PIC_ACKNOWLEDGED, PIC_SPURIOUS_MASTER, PIC_SPURIOUS_SLAVE, PIC_ICW1,
	PIC_ICW2, PIC_OCW1, PIC_OCW3, PIC_EOI, PIC_NOTHING_IN_SERVICE, PIC_NO_OPERATION, PIC_NO_EDGE;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 128;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
