package org.irqscope.core.picture.part.lapic;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Pen;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.Lapic;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Tone;

/**
 * The 16 priority classes, the highest on top: the vectors that ask stand on their step, those in service too, and TPR
 * and PPR lie over it as bars: what asks above the PPR is taken, all else waits. For one thread.
 */
final class Staircase {
	private static final int CLASSES = 16;
	private static final double STEP = 12, LEFT = 40, CELL = 13, FIELD = CLASSES * CELL, BARS = LEFT + FIELD + 8;
	private static final double WIDTH = BARS + 132, HEIGHT = CLASSES * STEP + 8, GLYPH = 9;
	private final Lapic lapic;
	private final int index;
	private final Highlights highlights;
	private final Pen pen = new Pen();

	Staircase(Lapic lapic, int index, Highlights highlights) {
		this.lapic = lapic;
		this.index = index;
		this.highlights = highlights;
	}

	Row.Drawing row() {
		int ppr = lapic.getProcpri() & 0xff;
		int tpr = lapic.getTaskpri() & 0xff;
		double barred = top(ppr >> 4);
		pen.fill(new Shape.Box(new Rect(LEFT, barred, FIELD, CLASSES * STEP - barred), 0), Tone.BORDER, 0.35);
		for (int step = 0; step < CLASSES; step++)
			step(step);
		bar("TPR", tpr, BARS, Tone.LINE, LapicFields.TASKPRI);
		bar("PPR", ppr, BARS + 66, Tone.TEXT, LapicFields.PROCPRI);
		OptionalInt next = Arrays.stream(lapic.getIrr().vectors()).filter(vector -> vector >> 4 > ppr >> 4).max();
		for (int vector : lapic.getIsr().vectors())
			vector(vector, BitState.IN_SERVICE, Tone.TEXT, "staircase.service");
		for (int vector : lapic.getIrr().vectors())
			vector(vector, BitState.PENDING, next.equals(OptionalInt.of(vector)) ? Tone.ACCENT : Tone.TEXT,
					vector >> 4 > ppr >> 4 ? "staircase.taken" : "staircase.waits");
		String said = next.isPresent() ? Texts.of("staircase.next", Vectors.name(next.getAsInt()))
				: Texts.of("staircase.none");
		return pen.row("taskpri procpri", Texts.of("staircase.title"), said, Mark.NONE, WIDTH, HEIGHT);
	}

	private static double top(int step) {
		return (CLASSES - 1 - step) * STEP;
	}

	private void step(int step) {
		double y = top(step);
		pen.line(new Point(LEFT, y), new Point(LEFT + FIELD, y), Tone.BORDER, 0.6);
		if (step % 2 == 1)
			pen.ending(Vectors.hex8(step << 4), new Point(LEFT - 6, y + STEP / 2), TextStyle.BIT, Tone.QUIET);
		if (step == 0)
			pen.outline(new Shape.Box(new Rect(LEFT, 0, FIELD, CLASSES * STEP), 2), Tone.BORDER, 1);
	}

	/** A bar lies on the upper edge of the class that it reaches to. */
	private void bar(String name, int value, double x, Tone tone, FieldName field) {
		double y = top(value >> 4);
		Mark mark = highlights.mark(field, index);
		Tone ink = mark == Mark.CHANGED ? Tone.ACCENT : tone;
		pen.line(new Point(LEFT - 3, y), new Point(BARS - 4, y), ink, name.equals("PPR") ? 2 : 1);
		pen.text(name + " " + Vectors.hex8(value), new Point(x, Math.max(4, y)), TextStyle.BIT,
				mark == Mark.CHANGED ? Tone.CHANGED : Tone.TEXT);
		pen.tip(new Rect(x, y - STEP / 2, 60, STEP), Texts.of("staircase." + name.toLowerCase(Locale.ROOT)));
	}

	private void vector(int vector, BitState state, Tone tone, String tip) {
		Point center = new Point(LEFT + ((vector & 15) + 0.5) * CELL, top(vector >> 4) + STEP / 2);
		pen.glyph(state, center, GLYPH, tone);
		pen.tip(new Rect(center.x() - CELL / 2, center.y() - STEP / 2, CELL, STEP),
				Texts.of(tip, Vectors.name(vector), Vectors.hex8(lapic.getProcpri())));
	}
}
