package org.irqscope.emulator.vmm;

import org.irqscope.emulator.kvm.IoBus;

/** Addresses of the guest that something of a VMM answers. Used by the thread that runs the emulator. */
public interface GuestWindow {
	/** Whether an access there is to one of them, and leaves the guest. */
	boolean holds(IoBus.Kind bus, long address);

	/** The guest writes there. */
	void write(long address, int length, long value);

	/** The guest reads there. */
	long read(long address, int length);
}
