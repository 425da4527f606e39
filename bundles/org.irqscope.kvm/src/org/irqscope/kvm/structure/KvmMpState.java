package org.irqscope.kvm.structure;

/** {@code struct kvm_mp_state}: whether a vCPU runs or waits. */
public final class KvmMpState {
	public static final int SIZE = 4;
	static final int MP_STATE = 0;
	public static final int RUNNABLE = 0, UNINITIALIZED = 1, INIT_RECEIVED = 2, HALTED = 3;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public KvmMpState set(int state) {
		memory.putInt(MP_STATE, state);
		return this;
	}

	public int state() {
		return memory.getInt(MP_STATE);
	}
}
