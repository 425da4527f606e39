package org.irqscope.kvm;

/** {@code struct kvm_irq_level}: an input and its level; the status comes back in the place of the input. */
final class KvmIrqLevel {
	static final int SIZE = 8;
	static final int IRQ = 0, STATUS = 0, LEVEL = 4;

	final NativeMemory memory = NativeMemory.allocate(SIZE);

	KvmIrqLevel set(int gsi, int level) {
		memory.putInt(IRQ, gsi);
		memory.putInt(LEVEL, level);
		return this;
	}

	int status() {
		return memory.getInt(STATUS);
	}
}
