package org.irqscope.core.picture.part.pic;

import java.util.List;

import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.model.KpicState;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The eight lines of one i8259 as a table. For one thread. */
final class LineTable {
	private static final int LINES = 8;
	private static final List<FieldName> BITS = List.of(PicFields.IRR, PicFields.IMR, PicFields.ISR, PicFields.ELCR,
			PicFields.LAST_IRR);
	private final int chip;
	private final KpicState pic;
	private final Highlights highlights;

	LineTable(int chip, KpicState pic, Highlights highlights) {
		this.chip = chip;
		this.pic = pic;
		this.highlights = highlights;
	}

	/** The id of a line's row. */
	static String row(int line) {
		return "pin" + line;
	}

	List<Row> rows() {
		PageTable table = new PageTable(List.of(column("line", "IR0"), column("vector", "255 (0xff)"),
				column("level", ""), column(PicFields.IRR), column(PicFields.IMR), column(PicFields.ISR),
				column(PicFields.ELCR), column("priority", "")));
		for (int line = 0; line < LINES; line++)
			table.line(row(line), mark(line), entries(line));
		return table.rows();
	}

	private static PageTable.Column column(FieldName register) {
		return column(register.name(), "");
	}

	private static PageTable.Column column(String key, String room) {
		return new PageTable.Column(Texts.of("pic." + key + ".title"), room, Texts.of("pic." + key + ".tip"));
	}

	private List<Entry> entries(int line) {
		int priority = line - pic.getPriorityAdd() & 7;
		return List.of(Entry.value("IR" + line), Entry.quiet(Vectors.name(pic.getIrqBase() + line & 0xff)),
				bit(PicFields.LAST_IRR, pic.getLastIrr(), line, BitState.SET, BitState.CLEAR),
				bit(PicFields.IRR, pic.getIrr(), line, BitState.PENDING, BitState.CLEAR),
				bit(PicFields.IMR, pic.getImr(), line, BitState.MASKED, BitState.CLEAR),
				bit(PicFields.ISR, pic.getIsr(), line, BitState.IN_SERVICE, BitState.CLEAR),
				bit(PicFields.ELCR, pic.getElcr(), line, BitState.LEVEL, BitState.EDGE),
				Entry.value(Integer.toString(priority)));
	}

	private Entry bit(FieldName field, int register, int line, BitState set, BitState clear) {
		return Entry.bits((register >> line & 1) != 0 ? set : clear)
				.changed((highlights.changedBits(field, chip) >> line & 1) != 0);
	}

	private Mark mark(int line) {
		if (highlights.mark(PicFields.IRQ_STATES.at(line), chip) == Mark.CHANGED || BITS.stream()
				.anyMatch(field -> (highlights.changedBits(field, chip) >> line & 1) != 0))
			return Mark.CHANGED;
		return BITS.stream().anyMatch(field -> (highlights.recentBits(field, chip) >> line & 1) != 0) ? Mark.RECENT
				: Mark.NONE;
	}
}
