package org.irqscope.kvm.structure;

/** {@code struct kvm_irq_level}: an input and its level; the status comes back in the place of the input. */
public final class KvmIrqLevel {
	public static final int SIZE = 8;
	public static final int IRQ = 0, STATUS = 0, LEVEL = 4;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public KvmIrqLevel set(int gsi, int level) {
		memory.putInt(IRQ, gsi);
		memory.putInt(LEVEL, level);
		return this;
	}

	public int status() {
		return memory.getInt(STATUS);
	}
}
