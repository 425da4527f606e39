package org.irqscope.kvm.structure;

/** {@code struct kvm_userspace_memory_region}: which of the host's memory is the guest's. */
public final class KvmUserspaceMemoryRegion {
	public static final int SIZE = 32;
	public static final int SLOT = 0, FLAGS = 4, GUEST_PHYS_ADDR = 8, MEMORY_SIZE = 16, USERSPACE_ADDR = 24;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public KvmUserspaceMemoryRegion set(int slot, long guestAddress, NativeMemory backing) {
		memory.putInt(SLOT, slot);
		memory.putLong(GUEST_PHYS_ADDR, guestAddress);
		memory.putLong(MEMORY_SIZE, backing.size());
		memory.putLong(USERSPACE_ADDR, backing.address());
		return this;
	}
}
