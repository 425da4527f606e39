package org.irqscope.core.picture;

import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Vectors;
import org.irqscope.model.DeliveryMode;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RoutingEntry;

/** What a routing entry says: a pin of a chip, or a message, raw and decoded. */
public final class EntryText {
	private static final int LEVEL = 0x8000, LOGICAL = 4;

	private EntryText() {
	}

	public static String of(RoutingEntry entry) {
		if (entry instanceof IrqchipRoute route)
			return type(entry) + " " + Texts.of("node.pin", route.getPin());
		return entry instanceof MsiRoute msi ? message(msi) : type(entry);
	}

	/** The sort of entry, or the chip that it leads to. */
	public static String type(RoutingEntry entry) {
		if (entry instanceof IrqchipRoute route)
			return switch (route.getIrqchip()) {
			case PIC_MASTER -> Texts.of("node.pic.master");
			case PIC_SLAVE -> Texts.of("node.pic.slave");
			case IOAPIC -> "IOAPIC";
			};
		return entry instanceof MsiRoute ? "MSI" : entry.eClass().getName();
	}

	private static String message(MsiRoute msi) {
		DeliveryMode mode = DeliveryMode.get(msi.getData() >> 8 & 7);
		String raw = String.format(Locale.ROOT, "0x%08x 0x%04x", msi.getAddress(), msi.getData());
		return Texts.of("node.message", raw, Vectors.name(msi.getData() & 0xff), destination(msi),
				Texts.of((msi.getAddress() & LOGICAL) != 0 ? "node.logical" : "node.physical"),
				mode == null ? "?" : mode.getLiteral(),
				Texts.of((msi.getData() & LEVEL) != 0 ? "node.level" : "node.edge"));
	}

	/** The number in the message; the upper half of the address extends it, as x2APIC needs. */
	public static String destination(MsiRoute msi) {
		return Long.toString(msi.getAddress() >> 12 & 0xff | msi.getAddress() >>> 32 & 0xffffff00L);
	}
}
