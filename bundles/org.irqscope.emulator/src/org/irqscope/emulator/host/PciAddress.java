package org.irqscope.emulator.host;

import java.util.Locale;

/** Where a function is on the buses of PCI, within one segment. Immutable, for any thread. */
public record PciAddress(int bus, int slot, int function) {
	private static final int BUS_SHIFT = 8, SLOT_SHIFT = 3, SLOTS = 0x1f, FUNCTIONS = 7;

	/** The function whose requester id this is. */
	public static PciAddress ofRequester(int id) {
		return new PciAddress(id >> BUS_SHIFT, id >> SLOT_SHIFT & SLOTS, id & FUNCTIONS);
	}

	/** As lspci writes it, {@code 00:1f.2}. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%02x:%02x.%x", bus, slot, function);
	}
}
