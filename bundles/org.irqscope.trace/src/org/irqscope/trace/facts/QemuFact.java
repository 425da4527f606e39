package org.irqscope.trace.facts;

/** What QEMU's trace log says about devices that send messages, and about the memory of the guest. */
public sealed interface QemuFact extends Fact {
	/** The GSI of a vector of a device. */
	record Route(SourceLine where, String device, int vector, int gsi) implements QemuFact {
	}

	/** A KVM_SET_USER_MEMORY_REGION that the kernel took; a size of 0 deletes the slot. */
	record Memory(SourceLine where, int addressSpace, int slot, int flags, long guestAddress, long size,
			long userAddress) implements QemuFact {
	}

	/** A message that went through QEMU itself. */
	record Message(SourceLine where, String device, int vector, long address, int data) implements QemuFact {
	}
}
