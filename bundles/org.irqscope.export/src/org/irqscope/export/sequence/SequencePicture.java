package org.irqscope.export.sequence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Theme;

/** A sequence diagram: lifelines side by side, arrows from top to bottom. Used by one thread. */
final class SequencePicture {
	private static final double MARGIN = 24, HEAD = 32, TOP = 36, ROW = 30, GAP = 28, ARROW = 7, LOOP = 34, INSET = 8;
	private final List<SequenceArrow> messages;
	private final List<String> lifelines;
	private final double[] places;
	private final String title;
	private final Theme theme;
	private double right;

	SequencePicture(List<SequenceArrow> messages, String title, Theme theme) {
		this.messages = messages;
		this.title = title;
		this.theme = theme;
		LinkedHashSet<String> names = new LinkedHashSet<>();
		messages.forEach(message -> names.addAll(List.of(message.from(), message.to())));
		this.lifelines = new ArrayList<>(names);
		this.places = places();
	}

	/** Each lifeline as far right as the texts between it and those before it need. */
	private double[] places() {
		double[] found = new double[lifelines.size()];
		for (int at = 0; at < found.length; at++)
			found[at] = at == 0 ? MARGIN + head(0) / 2 : found[at - 1] + (head(at - 1) + head(at)) / 2 + GAP;
		right = found.length == 0 ? 0 : found[found.length - 1] + head(found.length - 1) / 2;
		for (int at = 0; at < found.length; at++)
			for (SequenceArrow message : messages) {
				int from = lifelines.indexOf(message.from()), to = lifelines.indexOf(message.to());
				if (Math.max(from, to) == at && from != to)
					push(found, at, found[Math.min(from, to)] + width(message) + 2 * INSET + ARROW);
				else if (from == to && from == at)
					loop(found, at, width(message) + LOOP + INSET);
			}
		return found;
	}

	private void loop(double[] found, int at, double width) {
		if (at + 1 < found.length)
			push(found, at + 1, found[at] + width + INSET);
		else
			right = Math.max(right, found[at] + width);
	}

	private void push(double[] found, int at, double least) {
		double by = least - found[at];
		for (int next = at; by > 0 && next < found.length; next++)
			found[next] += by;
		right += Math.max(0, by);
	}

	private double head(int lifeline) {
		return Fonts.MEASURE.width(lifelines.get(lifeline), TextStyle.TITLE) + MARGIN;
	}

	private static double width(SequenceArrow message) {
		return Fonts.MEASURE.width(message.text(), TextStyle.FIELD);
	}

	Rect bounds() {
		double needed = Fonts.MEASURE.width(title, TextStyle.TITLE) + MARGIN;
		return new Rect(0, 0, Math.max(right, needed) + MARGIN,
				MARGIN + TOP + HEAD + (messages.size() + 1) * ROW + MARGIN);
	}

	void paint(Canvas canvas) {
		canvas.text(title, MARGIN, TextStyle.TITLE.baseline(MARGIN), TextStyle.TITLE, theme.text());
		double top = MARGIN + TOP, bottom = bounds().bottom() - MARGIN;
		for (int at = 0; at < lifelines.size(); at++)
			lifeline(canvas, at, top, bottom);
		double y = top + HEAD + ROW;
		for (SequenceArrow message : messages) {
			arrow(canvas, message, y);
			y += ROW;
		}
	}

	private void lifeline(Canvas canvas, int at, double top, double bottom) {
		String name = lifelines.get(at);
		canvas.begin("lifeline" + at, name);
		canvas.stroke(new Shape.Line(new Point(places[at], top + HEAD), new Point(places[at], bottom)),
				new Stroke(theme.border(), 1, true));
		Rect box = new Rect(places[at] - head(at) / 2 + 4, top, head(at) - 8, HEAD);
		canvas.fill(new Shape.Box(box, 6), theme.node());
		canvas.stroke(new Shape.Box(box, 6), new Stroke(theme.border(), 1));
		canvas.text(name, box.centerX() - Fonts.MEASURE.width(name, TextStyle.TITLE) / 2,
				TextStyle.TITLE.baseline(box.centerY()), TextStyle.TITLE, theme.text());
		canvas.end();
	}

	private void arrow(Canvas canvas, SequenceArrow message, double y) {
		double from = places[lifelines.indexOf(message.from())], to = places[lifelines.indexOf(message.to())];
		Stroke stroke = new Stroke(message.answer() ? theme.quiet() : theme.line(), 1.4, message.answer());
		if (from == to) {
			canvas.stroke(new Shape.Line(new Point(from, y - 8), new Point(from + LOOP - INSET, y - 8),
					new Point(from + LOOP - INSET, y + 4), new Point(to + ARROW, y + 4)), stroke);
			head(canvas, to, y + 4, -1, stroke);
			canvas.text(message.text(), from + LOOP, TextStyle.FIELD.baseline(y - 2), TextStyle.FIELD, theme.text());
			return;
		}
		double direction = Math.signum(to - from);
		canvas.stroke(new Shape.Line(new Point(from, y), new Point(to - direction * ARROW, y)), stroke);
		head(canvas, to, y, direction, stroke);
		canvas.text(message.text(), Math.min(from, to) + INSET, y - 5, TextStyle.FIELD,
				message.answer() ? theme.quiet() : theme.text());
	}

	private static void head(Canvas canvas, double x, double y, double direction, Stroke stroke) {
		canvas.fill(new Shape.Line(new Point(x, y), new Point(x - direction * ARROW, y - ARROW / 2),
				new Point(x - direction * ARROW, y + ARROW / 2)), stroke.ink());
	}
}
