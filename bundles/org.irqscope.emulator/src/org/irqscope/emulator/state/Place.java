package org.irqscope.emulator.state;

import java.util.Locale;

/**
 * The part of the machine that a hop stands on; a diagram finds its node by it.
 *
 * @param kind the sort of part
 * @param index which one: the GSI of a route, the number of a vCPU, an eventfd or an irqfd
 */
public record Place(Kind kind, int index) {

	/** The sorts of part that a walk can stand on. */
	public enum Kind {
		VMM, DEVICE, IO_BUS, IOEVENTFD, EVENTFD, IRQFD, ROUTING, PIC, IOAPIC, PIT, APIC_BUS, LAPIC, VCPU, GUEST
	}

	/** The index of a part that exists once. */
	public static final int ONLY = 0;

	@Override
	public String toString() {
		return switch (kind) {
		case VMM, IOAPIC, PIT, IO_BUS, APIC_BUS -> kind.name().replace('_', ' ');
		case PIC -> index == 0 ? "PIC master" : "PIC slave";
		case ROUTING -> "GSI " + index;
		case LAPIC -> "LAPIC " + index;
		case VCPU -> "vCPU " + index;
		default -> kind.name().toLowerCase(Locale.ROOT) + " " + index;
		};
	}
}
