package org.irqscope.emulator.vmm;

/** A device of a VMM with registers that the guest reaches by their addresses. Used by the emulator's thread. */
public interface MappedDevice extends GuestWindow {
	/** The number of the device, which hops stand on. */
	int index();

	/** Something happens outside of the machine: a byte comes, or work of the device is done. */
	void raise(int event);

	/** Whether the guest's driver finds a reason of its interrupt there. */
	boolean asserts();
}
