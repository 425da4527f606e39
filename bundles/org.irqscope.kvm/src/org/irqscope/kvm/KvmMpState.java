package org.irqscope.kvm;

/** {@code struct kvm_mp_state}: whether a vCPU runs or waits. */
final class KvmMpState {
	static final int SIZE = 4;
	static final int MP_STATE = 0;
	static final int RUNNABLE = 0, UNINITIALIZED = 1, INIT_RECEIVED = 2, HALTED = 3;

	final NativeMemory memory = NativeMemory.allocate(SIZE);

	KvmMpState set(int state) {
		memory.putInt(MP_STATE, state);
		return this;
	}

	int state() {
		return memory.getInt(MP_STATE);
	}
}
