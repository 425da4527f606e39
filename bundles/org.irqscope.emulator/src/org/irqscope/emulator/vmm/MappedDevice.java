package org.irqscope.emulator.vmm;

import org.irqscope.emulator.kvm.IoBus;

/** A device of a VMM with registers that the guest reaches by their addresses. Used by the emulator's thread. */
public interface MappedDevice {
	/** The number of the device, which hops stand on. */
	int index();

	/** Whether an access there is to one of its registers, and leaves the guest. */
	boolean holds(IoBus.Kind bus, long address);

	/** The guest writes a register. */
	void write(long address, int length, long value);

	/** The guest reads a register. */
	long read(long address, int length);

	/** Something happens outside of the machine: a byte comes, or work of the device is done. */
	void raise(int event);

	/** Whether the guest's driver finds a reason of its interrupt there. */
	boolean asserts();
}
