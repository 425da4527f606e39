package org.irqscope.core.picture.part.pic;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Pen;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.model.KpicState;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Tone;

/**
 * The priorities of one i8259 as a wheel of eight sectors, the lowest at six o'clock and the highest clockwise behind
 * it. A sector has three rings: IRR outside, IMR, and ISR inside. For one thread.
 */
final class Wheel {
	private static final double SIZE = 184, CENTER = SIZE / 2, HUB = 20, RIM = 72, LABEL = 82, SECTOR = Math.PI / 4;
	private static final double ISR = 30, IMR = 46, IRR = 62, GLYPH = 9;
	private final int chip;
	private final KpicState pic;
	private final Highlights highlights;
	private final Pen pen = new Pen();

	Wheel(int chip, KpicState pic, Highlights highlights) {
		this.chip = chip;
		this.pic = pic;
		this.highlights = highlights;
	}

	Row.Drawing row() {
		Point center = new Point(CENTER, CENTER);
		pen.fill(new Shape.Disc(center, RIM), Tone.CANVAS, 1);
		for (double ring : new double[] { RIM, (IRR + IMR) / 2, (IMR + ISR) / 2 })
			pen.outline(new Shape.Disc(center, ring), Tone.BORDER, ring == RIM ? 1.2 : 0.6);
		for (int line = 0; line < 8; line++)
			sector(line);
		pen.fill(new Shape.Disc(center, HUB), Tone.NODE, 1);
		pen.outline(new Shape.Disc(center, HUB), Tone.BORDER, 1.2);
		pen.centered(chip == 0 ? "INTR" : "\u2192 IR2", center, TextStyle.CAPTION, Tone.TEXT);
		return pen.row("priorityAdd", Texts.of("wheel.name"), Texts.of("wheel.value", String.join(" ", order())),
				highlights.mark(PicFields.PRIORITY_ADD, chip), SIZE, SIZE);
	}

	private List<String> order() {
		List<String> order = new ArrayList<>();
		for (int priority = 0; priority < 8; priority++)
			order.add("IR" + (pic.getPriorityAdd() + priority & 7));
		return order;
	}

	private void sector(int line) {
		int priority = line - pic.getPriorityAdd() & 7;
		double angle = Math.PI / 2 + (priority + 1) * SECTOR;
		pen.line(at(angle + SECTOR / 2, HUB), at(angle + SECTOR / 2, RIM), Tone.BORDER, 0.8);
		bit(PicFields.IRR, pic.getIrr(), line, at(angle, IRR), BitState.PENDING);
		bit(PicFields.IMR, pic.getImr(), line, at(angle, IMR), BitState.MASKED);
		bit(PicFields.ISR, pic.getIsr(), line, at(angle, ISR), BitState.IN_SERVICE);
		pen.centered("IR" + line, at(angle, LABEL), TextStyle.CAPTION, priority == 7 ? Tone.QUIET : Tone.TEXT);
		Point label = at(angle, LABEL);
		pen.tip(new Rect(label.x() - 10, label.y() - 8, 20, 16), Texts.of("wheel.sector", line, priority));
	}

	private static Point at(double angle, double radius) {
		return new Point(CENTER + Math.cos(angle) * radius, CENTER + Math.sin(angle) * radius);
	}

	private void bit(FieldName field, int register, int line, Point center, BitState set) {
		boolean on = (register >> line & 1) != 0;
		boolean changed = (highlights.changedBits(field, chip) >> line & 1) != 0;
		if (changed)
			pen.outline(new Shape.Disc(center, GLYPH * 0.9), Tone.ACCENT, 1.6);
		pen.glyph(on ? set : BitState.CLEAR, center, on ? GLYPH : GLYPH - 3, changed ? Tone.ACCENT : Tone.TEXT);
		String key = "wheel." + field.name() + (on ? ".set" : ".clear");
		pen.tip(new Rect(center.x() - GLYPH, center.y() - GLYPH, 2 * GLYPH, 2 * GLYPH),
				Texts.of(key, line));
	}
}
