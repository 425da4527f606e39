package org.irqscope.core.picture.part.msix;

import static org.irqscope.emulator.x86.lapic.Lapic.DEFAULT_BASE;

import org.irqscope.core.picture.part.Texts;

/** A message of a device, which names a vector and whom it is for. Immutable, for any thread. */
record Message(long address, int data) {
	private static final int DESTINATION_SHIFT = 12, BYTE = 0xff, LOGICAL = 4;

	/** The message for a vector of a vCPU. */
	static Message to(int apicId, int vector) {
		return new Message(DEFAULT_BASE | (long) (apicId & BYTE) << DESTINATION_SHIFT, vector);
	}

	int vector() {
		return data & BYTE;
	}

	/** The APIC id, or the set of logical ids. */
	int destination() {
		return (int) (address >> DESTINATION_SHIFT) & BYTE;
	}

	private boolean isLogical() {
		return (address & LOGICAL) != 0;
	}

	/** True when both lead to one vector of the same vCPUs, whatever else they say. */
	boolean isSame(Message other) {
		return vector() == other.vector() && destination() == other.destination()
				&& isLogical() == other.isLogical();
	}

	/** The vector, and the local APIC that it is for. */
	String text() {
		return Texts.of(isLogical() ? "msix.logical" : "msix.message", Integer.toHexString(vector()), destination());
	}
}
