package org.irqscope.kvm.structure;

/** {@code struct kvm_pit_config}: asks for a timer chip, and with a flag for the speaker's port. */
public final class KvmPitConfig {
	public static final int SIZE = 64;
	static final int FLAGS = 0;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public KvmPitConfig set(int flags) {
		memory.putInt(FLAGS, flags);
		return this;
	}
}
