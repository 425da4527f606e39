package org.irqscope.ui.hops;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.ui.ThemeColors;
import org.irqscope.ui.hops.HopColumns.Strip;

/** Draws the rows that are seen of a list of hops. Used by the UI thread. */
final class HopListPainter {
	private static final int DOT = 9, BAR = 3;
	private final GC gc;
	private final HopLayout layout;
	private final HopPicture picture;
	private final ThemeColors colors;
	private final boolean focused;

	HopListPainter(GC gc, HopLayout layout, Font font, boolean focused) {
		this.gc = gc;
		this.layout = layout;
		this.picture = layout.picture();
		this.colors = new ThemeColors(picture.theme());
		this.focused = focused;
		gc.setFont(font);
	}

	/** @param top the first row that is seen */
	void paint(int top, Rectangle area) {
		gc.setBackground(colors.canvas());
		gc.fillRectangle(area);
		int y = layout.header();
		for (int row = top; row < picture.count() && y < area.height; row++) {
			row(row, row == picture.selected(), y, area.width);
			y += layout.height(row);
		}
		header(area);
	}

	private void header(Rectangle area) {
		gc.setBackground(colors.stripe());
		gc.fillRectangle(0, 0, area.width, layout.header());
		gc.setForeground(colors.border());
		gc.drawLine(0, layout.header() - 1, area.width, layout.header() - 1);
		for (Strip strip : layout.strips()) {
			gc.setForeground(colors.border());
			if (strip.x() > HopLayout.RULER)
				gc.drawLine(strip.x(), layout.above(), strip.x(), layout.header() - layout.above());
			gc.setForeground(colors.quiet());
			gc.setClipping(strip.x(), 0, strip.width(), layout.header());
			gc.drawText(strip.column().title(), strip.x() + layout.padding(), 2 * layout.above(), true);
			gc.setClipping((Rectangle) null);
		}
	}

	private void row(int row, boolean selected, int y, int width) {
		int height = layout.height(row);
		gc.setBackground(selected ? colors.chosen() : row % 2 == 0 ? colors.canvas() : colors.stripe());
		gc.fillRectangle(0, y, width, height);
		if (selected) {
			gc.setBackground(colors.selection());
			gc.fillRectangle(0, y, BAR, height);
			gc.setForeground(colors.selection());
			if (focused)
				gc.drawRectangle(0, y, width - 1, height - 1);
		}
		HopRow drawn = layout.row(row);
		drawn.hop().ifPresent(hop -> mark(hop, y));
		for (Strip strip : layout.strips())
			cell(drawn, strip, y + layout.above());
	}

	private void cell(HopRow row, Strip strip, int y) {
		int x = strip.x() + layout.padding();
		List<String> lines = row.lines().get(strip.column());
		gc.setForeground(switch (strip.column()) {
		case NUMBER, PLACE, TRACEPOINT -> colors.quiet();
		case CHANGES -> colors.changed();
		default -> colors.text();
		});
		for (int at = 0; at < lines.size(); at++) {
			int line = y + at * layout.line();
			found(lines.get(at), x, line);
			gc.drawText(lines.get(at), x, line, true);
		}
		if (strip.column() == HopColumn.FUNCTION && (row.folds() || row.folded()))
			fold(row.folded(), x + foldAt(lines.get(0)), y);
	}

	/** How far a triangle is before its function. */
	private int foldAt(String line) {
		int indent = line.length() - line.stripLeading().length();
		return (int) (Math.max(0, indent - HopRow.FOLD) * layout.character());
	}

	/** A triangle that points at the function while its calls are folded, else down at them. */
	private void fold(boolean folded, int x, int y) {
		int size = (int) layout.character();
		int middle = y + layout.line() / 2;
		int half = size / 2;
		gc.setBackground(colors.line());
		gc.fillPolygon(folded ? new int[] { x, middle - half, x + size - 1, middle, x, middle + half }
				: new int[] { x, middle - half / 2, x + size, middle - half / 2, x + half, middle + half });
	}

	private void found(String line, int x, int y) {
		if (picture.sought().isEmpty())
			return;
		String lower = line.toLowerCase(Locale.ROOT);
		gc.setBackground(colors.found());
		for (int at = lower.indexOf(picture.sought()); at >= 0; at = lower.indexOf(picture.sought(), at + 1))
			gc.fillRectangle(x + (int) (at * layout.character()), y,
					(int) Math.ceil(picture.sought().length() * layout.character()), layout.line());
	}

	/** A full dot for what stops, a ring for what does nothing. */
	private void mark(Hop hop, int y) {
		Optional<HopMarks.Mark> mark = HopRuler.marks().of(hop);
		if (mark.isEmpty())
			return;
		int x = (HopLayout.RULER - DOT) / 2 + 1;
		int dot = y + layout.above() + (layout.line() - DOT) / 2;
		gc.setBackground(colors.accent());
		gc.setForeground(colors.accent());
		if (mark.get() == HopMarks.Mark.SET)
			gc.fillOval(x, dot, DOT, DOT);
		else
			gc.drawOval(x, dot, DOT - 1, DOT - 1);
	}
}
