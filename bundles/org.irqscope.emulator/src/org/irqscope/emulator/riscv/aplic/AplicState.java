package org.irqscope.emulator.riscv.aplic;

import java.util.List;

/**
 * The APLIC at one moment. Immutable, for any thread.
 *
 * @param sources source 1 the first
 */
public record AplicState(boolean interruptsEnabled, List<OfSource> sources) {
	/** One source, its target as in the register. */
	public record OfSource(SourceMode mode, int target, boolean pending, boolean enabled, boolean input) {
		/** What a source sends to a hart. */
		public static int target(int hart, int eiid) {
			return AplicSource.target(hart, eiid);
		}

		/** The number of the hart that it interrupts. */
		public int hart() {
			return AplicSource.hart(target);
		}

		/** The identity that its message carries. */
		public int eiid() {
			return AplicSource.eiid(target);
		}
	}
}
