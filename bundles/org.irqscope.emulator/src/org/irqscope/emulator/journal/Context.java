package org.irqscope.emulator.journal;

/**
 * The thread or interrupt level that a piece of work runs in. What one context hands to another is a queued
 * {@link Task}, never a call.
 *
 * @param kind the sort of context
 * @param index which one, where there are several: the vCPU number, else 0
 */
public record Context(Kind kind, int index) {

	/** The sorts of context of section 0.2 of the kernel's interrupt paths. */
	public enum Kind {
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
		/** The kernel thread kvm-pit. */
		PIT_WORKER("kvm-pit"),
		/** A host hard interrupt: VFIO, a LAPIC timer, a posted interrupt. */
		HARD_IRQ("hardirq"),
		/** Interrupt hardware that acts without the kernel: APICv, an IOMMU. */
		HARDWARE("hardware");

		private final String label;

		Kind(String label) {
			this.label = label;
		}

		/** The short name that walks and traces print. */
		public String label() {
			return label;
		}
	}

	public static final Context VMM = new Context(Kind.VMM, 0);
	public static final Context KWORKER = new Context(Kind.KWORKER, 0);
	public static final Context IRQFD_CLEANUP = new Context(Kind.IRQFD_CLEANUP, 0);
	public static final Context PIT_WORKER = new Context(Kind.PIT_WORKER, 0);
	public static final Context HARD_IRQ = new Context(Kind.HARD_IRQ, 0);
	public static final Context HARDWARE = new Context(Kind.HARDWARE, 0);

	public static Context vcpu(int index) {
		return new Context(Kind.VCPU, index);
	}

	public static Context guest(int index) {
		return new Context(Kind.GUEST, index);
	}

	public static Context device(int index) {
		return new Context(Kind.DEVICE, index);
	}

	/** The label with its number where one says something: {@code kworker}, {@code vcpu 1}. */
	public String label() {
		return switch (kind) {
		case VCPU, GUEST -> kind.label() + " " + index;
		default -> kind.label();
		};
	}
}
