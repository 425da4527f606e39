package org.irqscope.emulator.script.riscv;

/**
 * What came of an instruction of a guest.
 *
 * @param result 0, {@link org.irqscope.emulator.script.Vm#GUEST_FAULT}, an error of {@code KVM_RUN}, or
 *            {@link org.irqscope.emulator.script.Vm#ASLEEP}
 * @param a0 the register behind it; after a fault, its cause
 * @param a1 the register behind it
 */
public record Executed(long result, long a0, long a1) {
	/** What was read, or why nothing was. */
	long orRead() {
		return result == 0 ? a0 : result;
	}
}
