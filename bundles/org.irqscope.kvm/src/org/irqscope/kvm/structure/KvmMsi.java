package org.irqscope.kvm.structure;

/** {@code struct kvm_msi}: a message for {@code KVM_SIGNAL_MSI}. */
public final class KvmMsi {
	public static final int SIZE = 32;
	public static final int ADDRESS_LO = 0, ADDRESS_HI = 4, DATA = 8, FLAGS = 12, DEVID = 16;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public KvmMsi set(long address, int data) {
		memory.putInt(ADDRESS_LO, (int) address);
		memory.putInt(ADDRESS_HI, (int) (address >>> 32));
		memory.putInt(DATA, data);
		return this;
	}
}
