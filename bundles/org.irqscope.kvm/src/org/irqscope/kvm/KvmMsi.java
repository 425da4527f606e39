package org.irqscope.kvm;

/** {@code struct kvm_msi}: a message for {@code KVM_SIGNAL_MSI}. */
final class KvmMsi {
	static final int SIZE = 32;
	static final int ADDRESS_LO = 0, ADDRESS_HI = 4, DATA = 8, FLAGS = 12, DEVID = 16;

	final NativeMemory memory = NativeMemory.allocate(SIZE);

	KvmMsi set(long address, int data) {
		memory.putInt(ADDRESS_LO, (int) address);
		memory.putInt(ADDRESS_HI, (int) (address >>> 32));
		memory.putInt(DATA, data);
		return this;
	}
}
