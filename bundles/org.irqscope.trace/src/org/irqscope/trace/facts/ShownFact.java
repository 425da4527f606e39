package org.irqscope.trace.facts;

import java.util.Optional;

/** What a monitor or a counter shows of a machine from outside, as far as interrupts are concerned. */
public sealed interface ShownFact extends Fact {
	/** A chip by the name of its implementation, {@code kvm-ioapic}: it tells in whom the chip is. */
	record Chip(SourceLine where, String name) implements ShownFact {
	}

	/** How often a VMM has itself raised a line of a chip. */
	record Raised(SourceLine where, int line, long times) implements ShownFact {
	}

	/**
	 * A range of an address space.
	 *
	 * @param ports true for ports, false for memory
	 * @param first the first address
	 * @param last the last one
	 * @param name what answers there
	 * @param slot true when the kernel has the range as a slot of memory
	 * @param readOnly true for a ROM
	 */
	record Range(SourceLine where, boolean ports, long first, long last, String name, boolean slot, boolean readOnly)
			implements ShownFact {
	}

	/** A PCI function with the interrupt line that its configuration space holds. */
	record Function(SourceLine where, String address, String title, int line) implements ShownFact {
	}

	/**
	 * The MSI-X capability of a function.
	 *
	 * @param entries how many its table has
	 * @param masked true when all of them are masked at once
	 */
	record Msix(int entries, boolean enabled, boolean masked) {
	}

	/**
	 * A PCI function with what sends its interrupts, of a guest or of a host.
	 *
	 * @param driver the driver that has it; empty for none
	 */
	record Capabilities(SourceLine where, String address, String title, boolean busMaster, boolean intxDisabled,
			Optional<Msix> msix, String driver) implements ShownFact {
	}

	/**
	 * An entry of a host's interrupt remapping table.
	 *
	 * @param unit the IOMMU that has the table
	 * @param source the function that may use the entry
	 * @param low bits 63 to 0
	 * @param high bits 127 to 64
	 */
	record Remapping(SourceLine where, String unit, int entry, String source, long low, long high)
			implements ShownFact {
	}

	/** What the registers of a vCPU say: whether interrupts are on, and whether it has halted. */
	record Processor(SourceLine where, int vcpu, boolean interrupts, boolean halted) implements ShownFact {
	}

	/**
	 * What the registers of a hart say.
	 *
	 * @param interrupts {@code sstatus.SIE}
	 * @param sie what the supervisor listens for
	 */
	record Hart(SourceLine where, int number, boolean interrupts, long sie) implements ShownFact {
	}

	/**
	 * kvmtool was started.
	 *
	 * @param megabytes the memory of the guest
	 */
	record Run(SourceLine where, long megabytes, int vcpus) implements ShownFact {
	}

	/** An access of the guest that nobody in user space answers. */
	record Unanswered(SourceLine where, boolean write, long address, int length) implements ShownFact {
	}

	/** A vCPU that is named. */
	record Vcpu(SourceLine where, int vcpu) implements ShownFact {
	}

	/** An interrupt that a vCPU takes. */
	record Taken(SourceLine where, int vcpu, int vector) implements ShownFact {
	}

	/**
	 * A counter of the kernel.
	 *
	 * @param process the process of the machine; -1 where it counts for all machines
	 * @param name the counter's name, {@code irq_injections}
	 */
	record Counter(SourceLine where, int process, String name, long value) implements ShownFact {
	}
}
