package org.irqscope.core.picture.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.scene.Mark;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Tone;

/** Rows of a node that stand below each other in columns, with the names of the columns above. For one thread. */
public final class PageTable {
	private static final double HEIGHT = 16, GAP = 14, GLYPH = 8;
	private final List<Column> columns;
	private final List<Line> lines = new ArrayList<>();

	/**
	 * A column.
	 *
	 * @param room the longest text that is expected, so that the table keeps its width
	 * @param tip what the column means, in a sentence
	 */
	public record Column(String title, String room, String tip) {
	}

	private record Line(String id, Mark mark, List<Entry> entries, Optional<String> tip) {
	}

	public PageTable(List<Column> columns) {
		this.columns = columns;
	}

	/** Adds a line; one entry for each column. */
	public void line(String id, Mark mark, List<Entry> entries) {
		line(id, mark, entries, Optional.empty());
	}

	/**
	 * Adds a line that is explained by itself.
	 *
	 * @param tip what its last column means here, in a sentence
	 */
	public void line(String id, Mark mark, List<Entry> entries, Optional<String> tip) {
		lines.add(new Line(id, mark, entries, tip));
	}

	/** The names of the columns and all lines. */
	public List<Row> rows() {
		double[] widths = widths();
		List<Row> rows = new ArrayList<>();
		rows.add(head(widths));
		lines.forEach(line -> rows.add(row(line, widths)));
		return rows;
	}

	private double[] widths() {
		double[] widths = new double[columns.size()];
		for (int at = 0; at < widths.length; at++) {
			Column column = columns.get(at);
			widths[at] = Math.max(Pen.width(column.title, TextStyle.CAPTION),
					Pen.width(column.room, TextStyle.VALUE));
			for (Line line : lines)
				widths[at] = Math.max(widths[at], line.entries.get(at).width());
		}
		return widths;
	}

	private static double width(double[] widths) {
		double width = (widths.length - 1) * GAP;
		for (double one : widths)
			width += one;
		return width;
	}

	private Row head(double[] widths) {
		Pen pen = new Pen();
		double x = 0;
		for (int at = 0; at < widths.length; at++) {
			pen.text(columns.get(at).title, new Point(x, HEIGHT / 2 - 1), TextStyle.CAPTION, Tone.QUIET);
			pen.tip(new Rect(x, 0, widths[at], HEIGHT), columns.get(at).tip);
			x += widths[at] + GAP;
		}
		double width = width(widths);
		pen.line(new Point(0, HEIGHT - 1), new Point(width, HEIGHT - 1), Tone.BORDER, 1);
		return pen.row("", "", "", Mark.NONE, width, HEIGHT);
	}

	private Row row(Line line, double[] widths) {
		Pen pen = new Pen();
		double x = 0;
		List<String> said = new ArrayList<>();
		for (int at = 0; at < widths.length; at++) {
			Entry entry = line.entries.get(at);
			entry.draw(pen, new Point(x, HEIGHT / 2));
			String tip = at == widths.length - 1 ? line.tip.orElse(columns.get(at).tip) : columns.get(at).tip;
			pen.tip(new Rect(x, 0, widths[at], HEIGHT), tip);
			String words = at > 0 ? entry.words() : "";
			if (!words.isEmpty())
				said.add((columns.get(at).title + " " + words).strip());
			x += widths[at] + GAP;
		}
		return pen.row(line.id, line.entries.get(0).words(), String.join(" \u00b7 ", said), line.mark, width(widths),
				HEIGHT);
	}
}
