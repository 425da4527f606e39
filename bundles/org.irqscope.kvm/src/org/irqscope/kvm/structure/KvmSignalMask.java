package org.irqscope.kvm.structure;

/** {@code struct kvm_signal_mask}: the signals that are blocked while a vCPU runs. */
public final class KvmSignalMask {
	public static final int SIZE = 12;
	public static final int LEN = 0, SIGSET = 4;
	/** The size of the kernel's {@code sigset_t}. */
	private static final int SIGSET_SIZE = 8;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	/** @param signals bit 0 stands for signal 1 */
	public KvmSignalMask set(long signals) {
		memory.putInt(LEN, SIGSET_SIZE);
		memory.putLong(SIGSET, signals);
		return this;
	}
}
