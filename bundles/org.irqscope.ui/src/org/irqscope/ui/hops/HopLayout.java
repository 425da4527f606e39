package org.irqscope.ui.hops;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.ui.hops.HopColumns.Strip;

/** How high rows are and where their columns stand. Keeps the rows that it was asked for. Used by the UI thread. */
final class HopLayout {
	/** The room for marks at the left. */
	static final int RULER = 18;
	private static final int PADDING = 3, ABOVE = 1, SAMPLE = 100, KEPT = 400;
	private final HopPicture picture;
	private final List<Strip> strips;
	private final double character;
	private final int line;
	private final Map<HopColumn, Integer> characters = new EnumMap<>(HopColumn.class);
	private final Map<Integer, HopRow> rows = new HashMap<>();

	HopLayout(HopPicture picture, int width, Metrics metrics) {
		this.picture = picture;
		this.character = metrics.character();
		this.line = metrics.line();
		this.strips = picture.columns().strips(RULER, Math.max(1, width - RULER), number());
		strips.forEach(strip -> characters.put(strip.column(), (int) ((strip.width() - 2 * PADDING) / character)));
	}

	/** The room for the largest number of a hop. */
	private int number() {
		int digits = Integer.toString(picture.walk().map(Walk::size).orElse(0)).length();
		return (int) Math.ceil(digits * character) + 2 * PADDING;
	}

	/**
	 * How large letters are; all are of one width.
	 *
	 * @param line the height of a line
	 */
	record Metrics(double character, int line) {
		static Metrics of(GC gc, Font font) {
			gc.setFont(font);
			return new Metrics(gc.textExtent("0".repeat(SAMPLE)).x / (double) SAMPLE,
					gc.getFontMetrics().getHeight());
		}
	}

	HopPicture picture() {
		return picture;
	}

	List<Strip> strips() {
		return strips;
	}

	/** The height of the titles of columns. */
	int header() {
		return line + 4 * ABOVE;
	}

	int line() {
		return line;
	}

	/** What stays free at the sides of a column. */
	int padding() {
		return PADDING;
	}

	/** What stays free above a row's text, and below it. */
	int above() {
		return ABOVE;
	}

	double character() {
		return character;
	}

	HopRow row(int row) {
		if (rows.size() > KEPT)
			rows.clear();
		return rows.computeIfAbsent(row, one -> HopRow.of(picture, one, characters));
	}

	int height(int row) {
		return row(row).height() * line + 2 * ABOVE;
	}

	/** The first row with which a row is the last that fits into a room. */
	int top(int row, int room) {
		int top = row;
		for (int used = height(row); top > 0 && used + height(top - 1) <= room; top--)
			used += height(top - 1);
		return top;
	}

	/** How many rows are seen whole from a row on, at least one. */
	int seen(int top, int room) {
		int rest = room;
		int row = top;
		while (row < picture.count() && rest >= height(row))
			rest -= height(row++);
		return Math.max(1, row - top);
	}

	/** The row at a height below the titles; -1 below the last one. */
	int at(int top, int y) {
		int bottom = 0;
		for (int row = top; row < picture.count() && bottom <= y; row++) {
			bottom += height(row);
			if (y < bottom)
				return row;
		}
		return -1;
	}
}
