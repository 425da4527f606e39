package org.irqscope.kvm.structure;

/** {@code struct kvm_enable_cap}: switches a capability of a VM on. */
public final class KvmEnableCap {
	public static final int SIZE = 104;
	public static final int CAP = 0, FLAGS = 4, ARGS = 8;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public KvmEnableCap set(int capability, long argument) {
		memory.putInt(CAP, capability);
		memory.putLong(ARGS, argument);
		return this;
	}
}
