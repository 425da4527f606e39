package org.irqscope.emulator.x86;

import java.util.OptionalInt;

/**
 * {@code struct kvm_vcpu_events}, as far as interrupts go: what a processor is about to take, and what keeps it from
 * taking more. Immutable.
 *
 * @param injected the vector being injected; nothing when there is none
 * @param interruptShadow bits of {@code KVM_X86_SHADOW_INT_*}
 * @param nmiPending how many non-maskable interrupts wait
 * @param nmiMasked true while the handler of a non-maskable interrupt runs
 * @param sipiVector the vector of a startup interrupt; never told, and only set where there is one
 */
public record VcpuEvents(OptionalInt injected, int interruptShadow, int nmiPending, boolean nmiMasked,
		OptionalInt sipiVector, Smi smi) {
	/**
	 * System management mode.
	 *
	 * @param smm true while the processor is in the mode
	 * @param pending true while an interrupt that enters it waits
	 * @param insideNmi true when it was entered from the handler of a non-maskable interrupt
	 * @param latchedInit true while an INIT waits for the end of the mode
	 */
	public record Smi(boolean smm, boolean pending, boolean insideNmi, boolean latchedInit) {
		/** Nothing of it. */
		public static final Smi NONE = new Smi(false, false, false, false);

		/** True when anything is set, which a kernel without the mode refuses. */
		boolean isSet() {
			return smm || pending || insideNmi || latchedInit;
		}
	}

	public VcpuEvents withInjected(OptionalInt vector) {
		return new VcpuEvents(vector, interruptShadow, nmiPending, nmiMasked, sipiVector, smi);
	}

	public VcpuEvents withShadow(int shadow) {
		return new VcpuEvents(injected, shadow, nmiPending, nmiMasked, sipiVector, smi);
	}

	public VcpuEvents withNmi(int pending, boolean masked) {
		return new VcpuEvents(injected, interruptShadow, pending, masked, sipiVector, smi);
	}

	public VcpuEvents withSipiVector(int vector) {
		return new VcpuEvents(injected, interruptShadow, nmiPending, nmiMasked, OptionalInt.of(vector), smi);
	}

	public VcpuEvents withSmi(Smi other) {
		return new VcpuEvents(injected, interruptShadow, nmiPending, nmiMasked, sipiVector, other);
	}
}
