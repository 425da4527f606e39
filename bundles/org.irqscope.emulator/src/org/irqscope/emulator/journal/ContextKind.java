package org.irqscope.emulator.journal;

/** The sorts of context that every machine has: section 0.2 of the kernel's interrupt paths. For any thread. */
public enum ContextKind implements Context.Kind {
	/** A user-space thread that calls an ioctl or writes an eventfd. */
	VMM("vmm"),
	/** A thread of an emulated device in user space. */
	DEVICE("device"),
	/** A vCPU thread inside KVM_RUN, on the host side of a VM exit. */
	VCPU("vcpu"),
	/** The guest's own instructions. */
	GUEST("guest"),
	/** The system work queue: irqfd injection, delayed EOI. */
	KWORKER("kworker"),
	/** The host-wide queue kvm-irqfd-cleanup. */
	IRQFD_CLEANUP("kworker"),
	/** A host hard interrupt: VFIO, a timer, a posted interrupt. */
	HARD_IRQ("hardirq"),
	/** Interrupt hardware that acts without the kernel. */
	HARDWARE("hardware");

	private final String label;

	ContextKind(String label) {
		this.label = label;
	}

	@Override
	public int number() {
		return ordinal();
	}

	@Override
	public String label() {
		return label;
	}

	@Override
	public boolean isNumbered() {
		return this == VCPU || this == GUEST;
	}
}
