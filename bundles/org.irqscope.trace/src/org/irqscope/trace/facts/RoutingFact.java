package org.irqscope.trace.facts;

import java.util.List;
import org.irqscope.emulator.x86.ioapic.Ioapic;

/**
 * One {@code struct kvm_irq_routing_table}, from drgn.
 *
 * @param nrRtEntries the number of GSIs the table has room for
 * @param chips for PIC master, PIC slave and IOAPIC the GSI of each of 24 pins, -1 where there is none
 * @param routes the entries of those GSIs that were printed
 */
public record RoutingFact(SourceLine where, int nrRtEntries, List<List<Integer>> chips, List<GsiRoutes> routes)
		implements MachineFact {
	/** The pins a chip row has room for: {@code KVM_IRQCHIP_NUM_PINS}. */
	public static final int PINS = Ioapic.PINS;
	/** PIC master, PIC slave, IOAPIC. */
	public static final int CHIPS = 3;

	public RoutingFact {
		chips = chips.stream().map(List::copyOf).toList();
		routes = List.copyOf(routes);
	}

	/** The entries of one GSI, in the kernel's order; none when nothing is routed. */
	public record GsiRoutes(int gsi, List<Route> entries) {
		public GsiRoutes {
			entries = List.copyOf(entries);
		}
	}

	/**
	 * One {@code struct kvm_kernel_irq_routing_entry}.
	 *
	 * @param type 1 for a pin of a chip, 2 for an MSI, as in {@code KVM_IRQ_ROUTING_*}
	 * @param set the function that delivers, such as {@code kvm_set_ioapic_irq}
	 */
	public record Route(int type, String set) {
	}
}
