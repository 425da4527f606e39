package org.irqscope.emulator.x86;

import java.util.function.Supplier;

import org.irqscope.emulator.journal.Noted;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Why;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.ioapic.IoapicSite;
import org.irqscope.emulator.x86.ioapic.IoapicWhy;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.lapic.LapicWhy;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.emulator.x86.pic.PicSite;
import org.irqscope.emulator.x86.pic.PicWhy;
import org.irqscope.emulator.x86.pit.PitFields;
import org.irqscope.emulator.x86.pit.PitSite;
import org.irqscope.emulator.x86.pit.PitWhy;

/**
 * The parts of a machine that only a PC has, each with what it can note: the one place where a chip is registered. For
 * any thread.
 */
public enum X86Place implements Noted.By {
	PIC(PicSite::values, PicWhy::values, PicFields.class),
	IOAPIC(IoapicSite::values, IoapicWhy::values, IoapicFields.class),
	PIT(PitSite::values, PitWhy::values, PitFields.class),
	LAPIC(LapicSite::values, LapicWhy::values, LapicFields.class),
	APIC_BUS(Noted.only(X86Fields.class));

	private final Noted noted;

	X86Place(Supplier<Site[]> sites, Supplier<Why[]> reasons, Class<?> fields) {
		this(new Noted(sites, reasons, fields));
	}

	X86Place(Noted noted) {
		this.noted = noted;
	}

	@Override
	public Noted noted() {
		return noted;
	}

	@Override
	public boolean isSingle() {
		return this != PIC && this != LAPIC;
	}

	@Override
	public String label(int index) {
		return switch (this) {
		case PIC -> index == 0 ? "PIC master" : "PIC slave";
		case LAPIC -> "LAPIC " + index;
		default -> name().replace('_', ' ');
		};
	}
}
