package org.irqscope.core.picture.part.trap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.picture.part.Pen;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Tone;

/** Draws the bits of an instruction: each with its number above, and below it which field it belongs to. */
final class InsnBits {
	private static final double CELL = 18, NUMBERS = 12, BITS = 18, NAMES = 16, HEIGHT = 48;
	private final TrappedAccess.Insn insn;
	private final InsnFormat format;
	private final Pen pen = new Pen();
	private final List<String> said = new ArrayList<>();

	InsnBits(TrappedAccess.Insn insn) {
		this.insn = insn;
		this.format = insn.format();
	}

	Row.Drawing row(Mark mark) {
		for (BitField field : format.fields())
			field(field);
		double width = format.bits() * CELL;
		pen.outline(new Shape.Box(new Rect(0, NUMBERS, width, BITS), 2), Tone.BORDER, 1.2);
		return pen.row("insn.bits", Texts.of("insn.bits"), String.join(" \u00b7 ", said), mark, width, HEIGHT);
	}

	private double left(int bit) {
		return (format.bits() - 1 - bit) * CELL;
	}

	private void field(BitField field) {
		double left = left(field.high());
		double width = field.width() * CELL;
		boolean register = field.key().startsWith("rd") || field.key().startsWith("rs2");
		if (register)
			pen.fill(new Shape.Box(new Rect(left, NUMBERS, width, BITS), 0), Tone.ACCENT, 0.15);
		for (int bit = field.high(); bit >= field.low(); bit--)
			bit(bit, field);
		pen.line(new Point(left, NUMBERS), new Point(left, NUMBERS + BITS + NAMES), Tone.BORDER, 1);
		pen.centered(field.name(), new Point(left + width / 2, NUMBERS + BITS + NAMES / 2), TextStyle.CAPTION,
				register ? Tone.TEXT : Tone.QUIET);
		String value = String.format(Locale.ROOT, "0x%x", field.value(insn.code()));
		pen.tip(new Rect(left, 0, width, HEIGHT),
				Texts.of("insn.field." + field.key(), field.high(), field.low(), value));
		if (!field.name().isEmpty())
			said.add(field.name() + " " + value);
	}

	private void bit(int bit, BitField field) {
		double middle = left(bit) + CELL / 2;
		boolean set = (insn.code() >>> bit & 1) != 0;
		boolean edge = bit == field.high() || bit == field.low();
		if (edge)
			pen.centered(Integer.toString(bit), new Point(middle, NUMBERS / 2), TextStyle.BIT, Tone.QUIET);
		pen.centered(set ? "1" : "0", new Point(middle, NUMBERS + BITS / 2), TextStyle.VALUE,
				set ? Tone.TEXT : Tone.QUIET);
	}
}
