package org.irqscope.emulator.x86;

import org.irqscope.emulator.state.Place;

/** The parts of a machine that only a PC has. */
public enum X86Place implements Place.Kind {
	PIC, IOAPIC, PIT, APIC_BUS, LAPIC;

	@Override
	public String label(int index) {
		return switch (this) {
		case PIC -> index == 0 ? "PIC master" : "PIC slave";
		case LAPIC -> "LAPIC " + index;
		default -> name().replace('_', ' ');
		};
	}
}
