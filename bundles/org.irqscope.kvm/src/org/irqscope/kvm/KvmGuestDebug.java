package org.irqscope.kvm;

/** {@code struct kvm_guest_debug}: what a debugger wants of a vCPU. */
final class KvmGuestDebug {
	static final int SIZE = 72;
	static final int CONTROL = 0;

	final NativeMemory memory = NativeMemory.allocate(SIZE);

	KvmGuestDebug set(int control) {
		memory.putInt(CONTROL, control);
		return this;
	}
}
