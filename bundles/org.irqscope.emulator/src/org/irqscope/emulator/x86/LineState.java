package org.irqscope.emulator.x86;

import org.irqscope.emulator.state.IntField;

/** {@code __kvm_irq_line_state}: one pin driven by several sources, whose levels are ORed. */
public final class LineState {
	private LineState() {
	}

	/** One source takes a level; answers the level of the pin. */
	public static boolean set(IntField sources, int source, int level) {
		int bit = 1 << source;
		int levels = level != 0 ? sources.get() | bit : sources.get() & ~bit;
		sources.set(levels);
		return levels != 0;
	}
}
