package org.irqscope.trace.facts;

import java.util.List;

/**
 * One {@code struct kvm_io_bus} with its ranges, from drgn.
 *
 * @param index the bus, as in {@code enum kvm_bus}: 0 for MMIO, 1 for port I/O, 3 for fast MMIO
 * @param name the kernel's name of the bus
 * @param devCount {@code dev_count}, the number of ranges
 * @param ioeventfdCount how many of them are ioeventfds
 * @param ranges in the order of the bus
 */
public record BusFact(SourceLine where, int index, String name, int devCount, int ioeventfdCount,
		List<RangeFact> ranges) implements MachineFact {
	public BusFact {
		ranges = List.copyOf(ranges);
	}
}
