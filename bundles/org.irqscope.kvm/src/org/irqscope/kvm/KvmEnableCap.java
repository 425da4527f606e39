package org.irqscope.kvm;

/** {@code struct kvm_enable_cap}: switches a capability of a VM on. */
final class KvmEnableCap {
	static final int SIZE = 104;
	static final int CAP = 0, FLAGS = 4, ARGS = 8;

	final NativeMemory memory = NativeMemory.allocate(SIZE);

	KvmEnableCap set(int capability, long argument) {
		memory.putInt(CAP, capability);
		memory.putLong(ARGS, argument);
		return this;
	}
}
