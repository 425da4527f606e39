package org.irqscope.core.picture.part.address;

import org.irqscope.core.picture.part.Pen;
import org.irqscope.core.picture.part.address.AddressAxis.Span;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.theme.Tone;

/**
 * Where a range lies on the ruler. Immutable, for any thread.
 *
 * @param tip what it means, in a sentence
 */
record AddressBar(Span span, Look look, String tip) {
	/** What a bar looks like; the shape says what it is. */
	enum Look {
		/** A device, or memory. */
		SOLID,
		/** Something that takes a part of the accesses only. */
		FRAMED,
		/** An address at which a write signals an eventfd. */
		NOTCH,
		/** What nobody emulates, or where nothing is. */
		DASHED,
		/** What two ranges have in common. */
		OVERLAP
	}

	private static final double INSET = 3, NOTCH = 4;

	void draw(Pen pen, AddressAxis axis, double left, double height) {
		double begin = left + axis.x(span.first());
		double end = left + axis.end(span.first(), span.last());
		Rect area = new Rect(begin, INSET, end - begin, height - 2 * INSET);
		switch (look) {
		case SOLID -> {
			pen.fill(new Shape.Box(area, 1), Tone.LINE, 0.6);
			pen.outline(new Shape.Box(area, 1), Tone.LINE, 1);
		}
		case FRAMED -> {
			pen.fill(new Shape.Box(area, 1), Tone.LINE, 0.2);
			pen.outline(new Shape.Box(area, 1), Tone.TEXT, 1);
		}
		case NOTCH -> notch(pen, begin, end, height);
		case DASHED -> pen.dashed(new Point(begin, height / 2), new Point(end, height / 2), Tone.LINE, 1.5);
		case OVERLAP -> pen.fill(new Shape.Box(new Rect(begin, 0, end - begin, height), 0), Tone.LINE, 0.3);
		}
		pen.tip(new Rect(Math.min(begin, end - NOTCH), 0, Math.max(end - begin, NOTCH), height), tip);
	}

	/** A wedge that points at the address, and a line as long as the write. */
	private static void notch(Pen pen, double begin, double end, double height) {
		pen.fill(new Shape.Line(new Point(begin - NOTCH, INSET - 1), new Point(begin + NOTCH, INSET - 1),
				new Point(begin, height - INSET)), Tone.TEXT, 1);
		pen.line(new Point(begin, height - INSET), new Point(end, height - INSET), Tone.TEXT, 1.5);
	}
}
