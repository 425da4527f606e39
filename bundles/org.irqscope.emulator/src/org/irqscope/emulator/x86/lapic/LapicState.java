package org.irqscope.emulator.x86.lapic;

import java.util.Arrays;

/** {@code struct kvm_lapic_state}: the register page as {@code KVM_GET_LAPIC} and {@code KVM_SET_LAPIC} carry it. */
public final class LapicState {
	private final int[] registers;

	/** @param registers one value for each 16 bytes of the page, {@link Lapic#REGISTERS} in all */
	public LapicState(int[] registers) {
		if (registers.length != Lapic.REGISTERS)
			throw new IllegalArgumentException(registers.length + " registers");
		this.registers = registers.clone();
	}

	/** The register at an offset of the page. */
	public int get(int offset) {
		return registers[offset >> 4];
	}

	/** The same state with one register changed. */
	public LapicState with(int offset, int value) {
		int[] changed = registers.clone();
		changed[offset >> 4] = value;
		return new LapicState(changed);
	}

	/** True when a vector is set in ISR, TMR or IRR, whose offset is given. */
	public boolean test(int bank, int vector) {
		return (registers[(bank >> 4) + (vector >> 5)] >>> (vector & 31) & 1) != 0;
	}

	/** The same state with a vector set or cleared in a bank. */
	public LapicState with(int bank, int vector, boolean set) {
		int offset = bank + (vector >> 5 << 4);
		int bit = 1 << (vector & 31);
		return with(offset, set ? get(offset) | bit : get(offset) & ~bit);
	}

	/** The vectors of ISR, TMR or IRR, ascending. */
	public int[] vectors(int bank) {
		int[] vectors = new int[256];
		int count = 0;
		for (int word = 0; word < 8; word++)
			for (int bits = registers[(bank >> 4) + word]; bits != 0; bits &= bits - 1)
				vectors[count++] = word * 32 + Integer.numberOfTrailingZeros(bits);
		return Arrays.copyOf(vectors, count);
	}

	private int highest(int bank) {
		int[] vectors = vectors(bank);
		return vectors.length == 0 ? -1 : vectors[vectors.length - 1];
	}

	/**
	 * The processor priority by the manual's rule (SDM volume 3, 12.8.3.1), since the register can be stale; of
	 * vectors below 16 the class is 0.
	 */
	public int ppr() {
		int inService = Math.max(highest(Lapic.ISR), 0);
		int tpr = get(Lapic.TASKPRI) & 0xff;
		return (tpr & 0xf0) >= (inService & 0xf0) ? tpr : inService & 0xf0;
	}

	/** The vector that an acknowledge cycle takes: the highest in IRR that the priority lets pass, or -1. */
	public int acknowledgeable() {
		int vector = highest(Lapic.IRR);
		return vector < 16 || (vector & 0xf0) <= (ppr() & 0xf0) ? -1 : vector;
	}

	/** The same state when a vector has been taken: it is in service. */
	public LapicState acknowledged(int vector) {
		return with(Lapic.IRR, vector, false).with(Lapic.ISR, vector, true);
	}

	/** The same state, enabled by software as Linux does it. */
	public LapicState enabled() {
		return with(Lapic.SPIV, Lapic.SPIV_LINUX);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof LapicState state && Arrays.equals(registers, state.registers);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(registers);
	}
}
