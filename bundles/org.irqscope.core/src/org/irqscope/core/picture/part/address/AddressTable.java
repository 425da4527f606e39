package org.irqscope.core.picture.part.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable.Column;
import org.irqscope.core.picture.part.Pen;
import org.irqscope.core.picture.part.address.AddressAxis.Section;
import org.irqscope.core.picture.part.address.AddressAxis.Span;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Tone;
import org.irqscope.text.CNumber;

/**
 * Ranges of addresses below each other: what they are in words, and beside it where they lie on a ruler that all lines
 * share. An access is a line through all of them. For one thread.
 */
final class AddressTable {
	private static final double HEIGHT = 16, GAP = 14, TURN = 20, DISC = 7;
	private final List<Column> columns;
	private final AddressAxis axis;
	private final Optional<Span> access;
	private final List<Line> lines = new ArrayList<>();

	/**
	 * A range.
	 *
	 * @param id the name of its row; empty when nothing leads to it
	 * @param turn as which one it is asked for the access
	 * @param took true when it takes the access
	 */
	record Line(String id, Mark mark, OptionalInt turn, boolean took, List<Entry> entries, List<AddressBar> bars) {
	}

	/** @param access the addresses of the access; nothing where none is shown */
	AddressTable(List<Column> columns, List<Span> spans, Optional<Span> access) {
		this.columns = columns;
		this.access = access;
		List<Span> all = new ArrayList<>(spans);
		// An access inside of a range changes nothing of the ruler.
		access.filter(span -> spans.stream().noneMatch(range -> range.contains(span.first()))).ifPresent(all::add);
		this.axis = new AddressAxis(all);
	}

	void add(Line line) {
		lines.add(line);
	}

	/** The ruler and all lines; none where there is nothing. */
	List<Row> rows() {
		double[] widths = widths();
		List<Row> rows = new ArrayList<>();
		if (axis.sections().isEmpty())
			return rows;
		rows.add(head(widths));
		lines.forEach(line -> rows.add(row(line, widths)));
		return rows;
	}

	private double[] widths() {
		double[] widths = new double[columns.size()];
		for (int at = 0; at < widths.length; at++) {
			widths[at] = Math.max(Pen.width(columns.get(at).title(), TextStyle.CAPTION),
					Pen.width(columns.get(at).room(), TextStyle.VALUE));
			for (Line line : lines)
				widths[at] = Math.max(widths[at], line.entries.get(at).width());
		}
		return widths;
	}

	/** Where the ruler begins. */
	private double left(double[] widths) {
		double left = access.isPresent() ? TURN : 0;
		for (double width : widths)
			left += width + GAP;
		return left;
	}

	private Row head(double[] widths) {
		Pen pen = new Pen();
		double x = access.isPresent() ? TURN : 0;
		for (int at = 0; at < widths.length; at++) {
			pen.text(columns.get(at).title(), new Point(x, HEIGHT / 2 - 1), TextStyle.CAPTION, Tone.QUIET);
			pen.tip(new Rect(x, 0, widths[at], HEIGHT), columns.get(at).tip());
			x += widths[at] + GAP;
		}
		double right = 0;
		for (Section section : axis.sections()) {
			String text = CNumber.hex(section.span().first());
			double begin = x + section.left();
			double label = Math.min(begin, x + axis.width() - Pen.width(text, TextStyle.BIT));
			if (label >= right) {
				pen.text(text, new Point(label, HEIGHT / 2 - 1), TextStyle.BIT, Tone.QUIET);
				right = label + Pen.width(text, TextStyle.BIT) + 4;
			}
			pen.line(new Point(begin, HEIGHT - 1), new Point(begin + section.width(), HEIGHT - 1), Tone.LINE, 1);
		}
		pen.line(new Point(0, HEIGHT - 1), new Point(x - GAP, HEIGHT - 1), Tone.BORDER, 1);
		breaks(pen, x);
		return pen.row("", "", "", Mark.NONE, x + axis.width(), HEIGHT);
	}

	/** Two strokes across the ruler where addresses are left out. */
	private void breaks(Pen pen, double left) {
		for (int at = 1; at < axis.sections().size(); at++) {
			double middle = left + axis.sections().get(at).left() - AddressAxis.BREAK / 2;
			Span before = axis.sections().get(at - 1).span();
			Span after = axis.sections().get(at).span();
			if (axis.sections().get(at).gap())
				for (double side : new double[] { -2, 2 })
					pen.line(new Point(middle + side - 2, HEIGHT + 2), new Point(middle + side + 2, HEIGHT - 4),
							Tone.LINE, 1);
			String tip = axis.sections().get(at).gap()
					? Texts.of("axis.break", Sizes.of(AddressAxis.distance(before.last(), after.first()) - 1))
					: Texts.of("axis.scale");
			pen.tip(new Rect(middle - AddressAxis.BREAK / 2, 0, AddressAxis.BREAK, HEIGHT), tip);
		}
	}

	private Row row(Line line, double[] widths) {
		Pen pen = new Pen();
		double left = left(widths);
		ground(pen, left);
		double x = access.isPresent() ? TURN : 0;
		line.turn.ifPresent(turn -> turn(pen, turn, line.took));
		List<String> said = new ArrayList<>();
		for (int at = 0; at < widths.length; at++) {
			Entry entry = line.entries.get(at);
			entry.draw(pen, new Point(x, HEIGHT / 2));
			pen.tip(new Rect(x, 0, widths[at], HEIGHT), columns.get(at).tip());
			if (at > 0 && !entry.words().isEmpty())
				said.add((columns.get(at).title() + " " + entry.words()).strip());
			x += widths[at] + GAP;
		}
		line.bars.forEach(bar -> bar.draw(pen, axis, left, HEIGHT));
		return pen.row(line.id, line.entries.get(0).words(), String.join(" \u00b7 ", said), line.mark,
				left + axis.width(), HEIGHT);
	}

	/** What all lines have behind their bars: the breaks, and the access. */
	private void ground(Pen pen, double left) {
		for (Section section : axis.sections())
			pen.fill(new Shape.Box(new Rect(left + section.left(), 0, section.width(), HEIGHT), 0), Tone.BORDER, 0.18);
		access.ifPresent(span -> {
			double begin = left + axis.x(span.first());
			double end = left + axis.end(span.first(), span.last());
			pen.fill(new Shape.Box(new Rect(begin, 0, end - begin, HEIGHT), 0), Tone.ACCENT, 0.15);
			pen.line(new Point(begin, 0), new Point(begin, HEIGHT), Tone.ACCENT, 1);
			pen.line(new Point(end, 0), new Point(end, HEIGHT), Tone.ACCENT, 1);
		});
	}

	private static void turn(Pen pen, int turn, boolean took) {
		Point center = new Point(DISC, HEIGHT / 2);
		Shape disc = new Shape.Disc(center, DISC);
		if (took)
			pen.fill(disc, Tone.ACCENT, 1);
		pen.outline(disc, Tone.ACCENT, 1);
		pen.centered(Integer.toString(turn), center, TextStyle.BIT, took ? Tone.CANVAS : Tone.TEXT);
		pen.tip(new Rect(0, 0, 2 * DISC, HEIGHT), Texts.of(took ? "turn.took" : "turn.refused", turn));
	}
}
