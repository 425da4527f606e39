package org.irqscope.core.picture.part.ioapic;

import java.util.List;
import java.util.Locale;

import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Ioapic;
import org.irqscope.model.RedirectionBits;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.TriggerMode;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The 24 pins as a table: the line, what is requested and delivered, and every field of the entry. For one thread. */
final class PinTable {
	/** {@code KVM_USERSPACE_IRQ_SOURCE_ID} and those of resampling and the PIT: each drives the line by itself. */
	private static final int SOURCES = 3;
	private static final String PIN = "pin";
	private final Ioapic ioapic;
	private final Highlights highlights;

	PinTable(Ioapic ioapic, Highlights highlights) {
		this.ioapic = ioapic;
		this.highlights = highlights;
	}

	/** The id of a pin's row. */
	static String row(int pin) {
		return PIN + pin;
	}

	List<Row> rows() {
		PageTable table = new PageTable(List.of(column("pin", "00"), column("line", ""), column("requested", ""),
				column("delivered", ""), column("mask", Texts.of("rte.masked")), column("vector", "255 (0xff)"),
				column("delmod", "LowPrio"), column("dest", "255"),
				column("destmod", DestinationMode.PHYSICAL.getLiteral()), column("trigger", ""),
				column("polarity", ""), column("remote", ""), column("status", ""),
				column("eoi", "00"), column("raw", "0000000000000000")));
		for (int pin = 0; pin < ioapic.getRedirtbl().size(); pin++)
			table.line(row(pin), mark(pin), entries(pin, ioapic.getRedirtbl().get(pin)));
		return table.rows();
	}

	private static PageTable.Column column(String key, String room) {
		return new PageTable.Column(Texts.of("rte." + key + ".title"), room, Texts.of("rte." + key + ".tip"));
	}

	private List<Entry> entries(int pin, RedirectionEntry entry) {
		boolean level = entry.getTrigMode() == TriggerMode.LEVEL;
		boolean requested = (ioapic.getIrr() >> pin & 1) != 0;
		boolean delivered = (highlights.now(IoapicFields.IRR_DELIVERED, Place.ONLY).orElse(0) >> pin & 1) != 0;
		long eois = highlights.now(IoapicFields.IRQ_EOI.at(pin), Place.ONLY).orElse(0);
		String raw = String.format(Locale.ROOT, "%016x", RedirectionBits.bits(entry));
		return List.of(Entry.value(Integer.toString(pin)), line(pin),
				Entry.bits(requested ? BitState.PENDING : BitState.CLEAR).changed(isChanged(IoapicFields.IRR, pin)),
				Entry.bits(delivered ? BitState.SET : BitState.CLEAR)
						.changed(isChanged(IoapicFields.IRR_DELIVERED, pin)),
				entry.isMask() ? Entry.bit(BitState.MASKED, Texts.of("rte.masked")) : Entry.word(Texts.of("rte.open")),
				number(entry, Vectors.name(entry.getVector())), number(entry, entry.getDeliveryMode().getLiteral()),
				number(entry, Integer.toString(entry.getDestId())), number(entry, entry.getDestMode().getLiteral()),
				Entry.bits(level ? BitState.LEVEL : BitState.EDGE),
				number(entry, Texts.of(entry.isPolarity() ? "rte.low" : "rte.high")),
				Entry.bits(entry.isRemoteIrr() ? BitState.IN_SERVICE : BitState.CLEAR).changed(isChanged(pin, 14)),
				Entry.bits(entry.isDeliveryStatus() ? BitState.SET : BitState.CLEAR).changed(isChanged(pin, 12)),
				eois == 0 ? Entry.quiet("\u2013") : Entry.value(Long.toString(eois)), Entry.quiet(raw));
	}

	/** What a masked entry says steps back. */
	private static Entry number(RedirectionEntry entry, String text) {
		return entry.isMask() ? Entry.quiet(text) : Entry.value(text);
	}

	/** The level of each source, which the kernel ORs. */
	private Entry line(int pin) {
		FieldName field = IoapicFields.IRQ_STATES.at(pin);
		long sources = highlights.now(field, Place.ONLY).orElse(0);
		BitState[] states = new BitState[SOURCES];
		for (int source = 0; source < SOURCES; source++)
			states[source] = (sources >> source & 1) != 0 ? BitState.LEVEL : BitState.CLEAR;
		return Entry.bits(states).changed(highlights.mark(field, Place.ONLY) == Mark.CHANGED);
	}

	private boolean isChanged(FieldName field, int pin) {
		return (highlights.changedBits(field, Place.ONLY) >> pin & 1) != 0;
	}

	private boolean isChanged(int pin, int bit) {
		return isChanged(IoapicFields.REDIRTBL.at(pin), bit);
	}

	/** How lately anything of a pin has changed. */
	private Mark mark(int pin) {
		Mark mark = highlights.mark(IoapicFields.REDIRTBL.at(pin), Place.ONLY);
		for (FieldName field : List.of(IoapicFields.IRQ_STATES.at(pin), IoapicFields.IRQ_EOI.at(pin)))
			mark = later(mark, highlights.mark(field, Place.ONLY));
		for (FieldName field : List.of(IoapicFields.IRR, IoapicFields.IRR_DELIVERED))
			mark = later(mark, bit(field, pin));
		return mark;
	}

	private Mark bit(FieldName field, int pin) {
		if (isChanged(field, pin))
			return Mark.CHANGED;
		return (highlights.recentBits(field, Place.ONLY) >> pin & 1) != 0 ? Mark.RECENT : Mark.NONE;
	}

	private static Mark later(Mark one, Mark other) {
		return one.compareTo(other) >= 0 ? one : other;
	}
}
