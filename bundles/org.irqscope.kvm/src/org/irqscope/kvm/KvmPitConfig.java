package org.irqscope.kvm;

/** {@code struct kvm_pit_config}: asks for a timer chip, and with a flag for the speaker's port. */
final class KvmPitConfig {
	static final int SIZE = 64;
	static final int FLAGS = 0;

	final NativeMemory memory = NativeMemory.allocate(SIZE);

	KvmPitConfig set(int flags) {
		memory.putInt(FLAGS, flags);
		return this;
	}
}
