package org.irqscope.emulator.catalogue;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.Irqchips;

/** Entries of a routing table in the words of the catalogue. */
public final class Routes {
	private Routes() {
	}

	/** {@code gsi:IOAPIC.pin} */
	public static RoutingEntry ioapic(int gsi, int pin) {
		return new RoutingEntry.Irqchip(gsi, Irqchips.IOAPIC, pin);
	}

	/** {@code gsi:PIC0.pin} for the master, {@code gsi:PIC1.pin} for the slave. */
	public static RoutingEntry pic(int gsi, int chip, int pin) {
		return new RoutingEntry.Irqchip(gsi, chip, pin);
	}

	/** {@code gsi:MSI(lo,hi,data)} */
	public static RoutingEntry msi(int gsi, long low, long high, int data) {
		return new RoutingEntry.Msi(gsi, high << 32 | low, data);
	}
}
