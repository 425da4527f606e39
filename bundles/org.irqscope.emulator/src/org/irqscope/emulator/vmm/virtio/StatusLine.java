package org.irqscope.emulator.vmm.virtio;

/** How a VMM tells the guest of the interrupt status of a device without a bus. For the emulator's thread. */
public interface StatusLine {
	/** The status has a further bit, or one again. */
	void raised(int status);

	/** The guest has acknowledged bits. */
	void acknowledged(int status);
}
