package org.irqscope.core.picture.part.lapic;

import java.util.List;
import java.util.Locale;

import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.DeliveryMode;
import org.irqscope.model.Lapic;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Row;

/** The registers of a local APIC that fit in a line each, as fields and words. For one thread. */
final class LapicLines {
	private static final int MASKED = 1 << 16, LEVEL = 1 << 15, PENDING = 1 << 12;
	private final Lapic lapic;
	private final int index;
	private final Highlights highlights;

	LapicLines(Lapic lapic, int index, Highlights highlights) {
		this.lapic = lapic;
		this.index = index;
		this.highlights = highlights;
	}

	List<Row> vectorTable() {
		PageTable table = new PageTable(List.of(column("name", "Performance"), column("mask", Texts.of("rte.masked")),
				column("vector", "255 (0xff)"), column("delivery", "ExtINT"), column("trigger", ""), column("busy", ""),
				column("raw", "0x00000000")));
		line(table, "lvtt", Texts.of("lvt.timer"), lapic.getLvtt());
		line(table, "lvtthmr", Texts.of("lvt.thermal"), lapic.getLvtthmr());
		line(table, "lvtpc", Texts.of("lvt.performance"), lapic.getLvtpc());
		line(table, "lvt0", "LINT0", lapic.getLvt0());
		line(table, "lvt1", "LINT1", lapic.getLvt1());
		line(table, "lvterr", Texts.of("lvt.error"), lapic.getLvterr());
		line(table, "lvtcmci", "CMCI", lapic.getLvtcmci());
		return table.rows();
	}

	private static PageTable.Column column(String key, String room) {
		return new PageTable.Column(Texts.of("lvt." + key + ".title"), room, Texts.of("lvt." + key + ".tip"));
	}

	private void line(PageTable table, String id, String name, int value) {
		boolean masked = (value & MASKED) != 0;
		DeliveryMode mode = DeliveryMode.get(value >> 8 & 7);
		String vector = Vectors.name(value & 0xff);
		table.line(id, highlights.mark(field(id), index), List.of(Entry.word(name),
				masked ? Entry.bit(BitState.MASKED, Texts.of("rte.masked")) : Entry.word(Texts.of("rte.open")),
				masked ? Entry.quiet(vector) : Entry.value(vector),
				id.equals("lvtt") ? Entry.word(timerMode()) : Entry.value(mode.getLiteral()),
				Entry.bits((value & LEVEL) != 0 ? BitState.LEVEL : BitState.EDGE),
				Entry.bits((value & PENDING) != 0 ? BitState.SET : BitState.CLEAR), Entry.quiet(hex(value))));
	}

	/** Features have the kernel's names of the registers. */
	private static FieldName field(String feature) {
		return new FieldName(LapicFields.IRR.part(), feature.toUpperCase(Locale.ROOT));
	}

	private String timerMode() {
		return Texts.of("timer.kind." + (lapic.getLvtt() >> 17 & 3));
	}

	List<Row> timer() {
		return List.of(new Row.Field("lvtt", Texts.of("timer.kind"), timerMode(),
				highlights.mark(field("lvtt"), index), "", Texts.of("timer.kind.2")),
				number("tmict", "timer.initial", lapic.getTmict()),
				number("tmcct", "timer.current", lapic.getTmcct()),
				new Row.Field("tdcr", Texts.of("timer.divide"), Texts.of("timer.by", divisor()),
						highlights.mark(field("tdcr"), index), "", Texts.of("timer.by", 128)),
				state("end", "timer.end", LapicFields.TIMER_TARGET_EXPIRATION),
				state("deadline", "timer.deadline", LapicFields.TIMER_TSCDEADLINE),
				state("waiting", "timer.waiting", LapicFields.TIMER_PENDING));
	}

	/** Bits 0, 1 and 3 count from 2 to 128, and 7 stands for 1. */
	private int divisor() {
		int bits = lapic.getTdcr() & 3 | lapic.getTdcr() >> 1 & 4;
		return 1 << (bits + 1 & 7);
	}

	private Row number(String id, String key, int value) {
		return new Row.Field(id, Texts.of(key), Integer.toUnsignedString(value), highlights.mark(field(id), index), "",
				"4294967295");
	}

	private Row state(String id, String key, FieldName field) {
		String value = Long.toUnsignedString(highlights.now(field, index).orElse(0));
		return new Row.Field(id, Texts.of(key), value, highlights.mark(field, index), "", "0000000000");
	}

	private static String hex(int value) {
		return String.format(Locale.ROOT, "0x%08x", value);
	}
}
