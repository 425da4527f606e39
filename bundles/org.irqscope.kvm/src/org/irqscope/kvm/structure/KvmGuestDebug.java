package org.irqscope.kvm.structure;

/** {@code struct kvm_guest_debug}: what a debugger wants of a vCPU. */
public final class KvmGuestDebug {
	public static final int SIZE = 72;
	static final int CONTROL = 0;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public KvmGuestDebug set(int control) {
		memory.putInt(CONTROL, control);
		return this;
	}
}
