package org.irqscope.emulator.vmm.virtio;

/** A store of a guest to an address without memory, on the vCPU whose driver runs. For the emulator's thread. */
public interface GuestStore {
	/** Stores a value of so many bytes. */
	void store(long address, long value, int length);
}
