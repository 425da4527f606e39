package org.irqscope.emulator.riscv.plic;

import java.util.List;
import java.util.Map;

/**
 * kvmtool's PLIC at one moment. Immutable, for any thread.
 *
 * @param priorities of the sources that have one
 * @param levels the sources whose lines are high
 */
public record PlicState(Map<Integer, Integer> priorities, List<Integer> levels, List<OfContext> contexts) {
	/** One context: sources that are enabled, pend, are claimed, and end with their claim. */
	public record OfContext(int threshold, List<Integer> enabled, List<Integer> pending, List<Integer> claimed,
			List<Integer> autoclear) {
	}
}
