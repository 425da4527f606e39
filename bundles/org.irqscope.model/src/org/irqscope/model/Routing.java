package org.irqscope.model;

import java.util.ArrayList;
import java.util.List;

/** What a routing table means: the bodies of the operations of {@link IrqRoutingTable}, and the default table. */
public final class Routing {
	/** {@code KVM_MAX_IRQ_ROUTES} */
	public static final int MAX_ROUTES = 4096;
	private static final int PIC_PINS = 16;

	private Routing() {
	}

	/** {@code nr_rt_entries}: the highest GSI plus one. */
	public static int nrRtEntries(IrqRoutingTable table) {
		return table.getEntries().stream().mapToInt(RoutingEntry::getGsi).max().orElse(0) + 1;
	}

	/** {@code chip[irqchip][pin]}: of several GSIs the last one counts. */
	public static int chip(IrqRoutingTable table, int irqchip, int pin) {
		int gsi = -1;
		for (RoutingEntry entry : table.getEntries())
			if (entry instanceof IrqchipRoute route && route.getIrqchip().getValue() == irqchip
					&& storedPin(route) == pin)
				gsi = entry.getGsi();
		return gsi;
	}

	/** The pin as the kernel stores it: the slave's pins follow the master's. */
	public static int storedPin(IrqchipRoute route) {
		return route.getIrqchip() == Irqchip.PIC_SLAVE ? route.getPin() + 8 : route.getPin();
	}

	/** The entries of one GSI. */
	public static List<RoutingEntry> entries(IrqRoutingTable table, int gsi) {
		return table.getEntries().stream().filter(entry -> entry.getGsi() == gsi).toList();
	}

	/** The table that {@code KVM_CREATE_IRQCHIP} installs. */
	public static IrqRoutingTable defaultTable() {
		IrqRoutingTable table = ModelFactory.eINSTANCE.createIrqRoutingTable();
		for (int gsi = 0; gsi < Machines.IOAPIC_PINS; gsi++) {
			table.getEntries().add(route(gsi, Irqchip.IOAPIC, gsi));
			if (gsi < PIC_PINS)
				table.getEntries().add(route(gsi, gsi < 8 ? Irqchip.PIC_MASTER : Irqchip.PIC_SLAVE, gsi & 7));
		}
		return table;
	}

	/** An entry that leads a GSI to a pin of a chip. */
	public static List<RoutingEntry> routes(int gsi, Irqchip... chips) {
		List<RoutingEntry> entries = new ArrayList<>();
		for (Irqchip chip : chips)
			entries.add(route(gsi, chip, chip == Irqchip.IOAPIC ? gsi : gsi & 7));
		return entries;
	}

	private static IrqchipRoute route(int gsi, Irqchip chip, int pin) {
		IrqchipRoute route = ModelFactory.eINSTANCE.createIrqchipRoute();
		route.setGsi(gsi);
		route.setIrqchip(chip);
		route.setPin(pin);
		return route;
	}
}
