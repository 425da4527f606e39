package org.irqscope.kvm.structure;

import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;

/** {@code struct kvm_lapic_state}: the register page of a local APIC, a register every 16 bytes. */
public final class KvmLapicState {
	public static final int SIZE = 1024;
	static final int STRIDE = 16;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public LapicState state() {
		int[] registers = new int[Lapic.REGISTERS];
		for (int at = 0; at < Lapic.REGISTERS; at++)
			registers[at] = memory.getInt(STRIDE * at);
		return new LapicState(registers);
	}

	public KvmLapicState set(LapicState state) {
		for (int offset = 0; offset < SIZE; offset += STRIDE)
			memory.putInt(offset, state.get(offset));
		return this;
	}
}
