package org.irqscope.scene.paint;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Mark;
import org.irqscope.scene.NodeSize;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.TextMeasure;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Theme;

/** Paints the rows of a node: fields, pins, registers of bits and maps of vectors. */
final class RowPainter {
	static final double RING = 2, THIN_RING = 0.8;
	private static final int MOST_NAMED = 4, RULER = 4;
	private final Canvas canvas;
	private final Theme theme;
	private final TextMeasure measure;
	private final GlyphPainter glyphs;

	RowPainter(Canvas canvas, Theme theme, TextMeasure measure) {
		this.canvas = canvas;
		this.theme = theme;
		this.measure = measure;
		this.glyphs = new GlyphPainter(canvas, theme);
	}

	void paint(Row row, Rect place) {
		if (row instanceof Row.Field field)
			field(field, place);
		else if (row instanceof Row.Pin pin)
			pin(pin, place);
		else if (row instanceof Row.BitTable table)
			bits(table, place);
		else if (row instanceof Row.VectorMap map)
			vectors(map, place);
		else if (row instanceof Row.Drawing drawing) {
			ring(drawing.mark(), place);
			new DrawingPainter(canvas, theme, glyphs).paint(drawing, place);
		}
	}

	private void field(Row.Field field, Rect place) {
		ring(field.mark(), place);
		canvas.text(field.name(), place.x(), TextStyle.FIELD.baseline(place.centerY()), TextStyle.FIELD, theme.quiet());
		value(field.shown(), place, field.mark());
	}

	private void value(String value, Rect place, Mark mark) {
		double width = measure.width(value, TextStyle.VALUE);
		canvas.text(value, place.right() - width, TextStyle.VALUE.baseline(place.centerY()), TextStyle.VALUE,
				mark == Mark.CHANGED ? theme.changed() : theme.text());
	}

	private void pin(Row.Pin pin, Rect place) {
		ring(pin.mark(), place);
		double r = DiagramStyle.GLYPH / 2;
		glyphs.paint(pin.state(), new Point(place.x() + r, place.centerY()), DiagramStyle.GLYPH,
				pin.mark() == Mark.CHANGED ? theme.accent() : theme.line());
		canvas.text(pin.name(), place.x() + DiagramStyle.GLYPH + DiagramStyle.GLYPH_GAP,
				TextStyle.FIELD.baseline(place.centerY()), TextStyle.FIELD, theme.text());
		value(pin.shown(), place, pin.mark());
	}

	/** A ring around what changed: strong in this hop, thin one hop later. */
	private void ring(Mark mark, Rect place) {
		if (mark == Mark.NONE)
			return;
		Rect around = new Rect(place.x() - 5, place.y() + 1, place.width() + 10, place.height() - 2);
		boolean now = mark == Mark.CHANGED;
		if (now)
			canvas.fill(new Shape.Box(around, 4), theme.accent().withAlpha(0.1));
		canvas.stroke(new Shape.Box(around, 4), new Stroke(theme.accent(), now ? RING : THIN_RING));
	}

	private void bits(Row.BitTable table, Rect place) {
		double left = place.x() + DiagramStyle.BIT_NAME;
		double cell = DiagramStyle.bitCell(table.columns());
		int every = table.columns() > 8 ? 4 : 1;
		for (int bit = 0; bit < table.columns(); bit += every)
			centered(Integer.toString(bit), left + (bit + 0.5) * cell, place.y() + DiagramStyle.BIT_HEADER / 2,
					TextStyle.BIT, theme.quiet());
		for (int at = 0; at < table.lines().size(); at++) {
			Row.BitLine line = table.lines().get(at);
			canvas.text(line.name(), place.x(), TextStyle.FIELD.baseline(center(table, place, at, 0).y()),
					TextStyle.FIELD,
					theme.quiet());
			for (int bit = 0; bit < table.columns(); bit++)
				bit(line, bit, center(table, place, at, bit), cell);
		}
	}

	/** The middle of a bit in the rectangle of its table. */
	static Point center(Row.BitTable table, Rect place, int line, int bit) {
		return new Point(
				place.x() + DiagramStyle.BIT_NAME + (bit + 0.5) * DiagramStyle.bitCell(table.columns()),
				place.y() + DiagramStyle.BIT_HEADER + (line + 0.5) * DiagramStyle.BIT_HEIGHT);
	}

	private void bit(Row.BitLine line, int bit, Point center, double cell) {
		boolean set = (line.bits() >> bit & 1) != 0;
		boolean changed = (line.changed() >> bit & 1) != 0;
		boolean recent = (line.recent() >> bit & 1) != 0;
		glyphs.paint(set ? line.set() : line.clear(), center, DiagramStyle.GLYPH,
				changed ? theme.accent() : set ? theme.text() : theme.line());
		if (changed || recent)
			canvas.stroke(new Shape.Disc(center, cell / 2 - 0.5),
					new Stroke(theme.accent(), changed ? RING : THIN_RING));
	}

	private void centered(String text, double x, double y, TextStyle style, Ink ink) {
		canvas.text(text, x - measure.width(text, style) / 2, style.baseline(y), style, ink);
	}

	private void vectors(Row.VectorMap map, Rect place) {
		double head = place.y() + DiagramStyle.FIELD_HEIGHT / 2;
		canvas.text(map.name(), place.x(), TextStyle.FIELD.baseline(head), TextStyle.FIELD, theme.quiet());
		String names = names(map);
		double width = measure.width(names, TextStyle.VALUE);
		canvas.text(names, place.right() - width, TextStyle.VALUE.baseline(head), TextStyle.VALUE,
				map.changed().isEmpty() ? theme.text() : theme.changed());
		Rect field = field(place);
		ground(field);
		firstVectors(field);
		map.vectors().forEach(vector -> glyphs.paint(map.set(), center(field, vector), DiagramStyle.MAP_CELL - 1,
				map.changed().contains(vector) ? theme.accent() : theme.text()));
		map.changed().forEach(vector -> ring(field, vector, RING));
		map.recent().forEach(vector -> ring(field, vector, THIN_RING));
	}

	/** Every second row, as there is room, begins with the name of its first vector. */
	private void firstVectors(Rect field) {
		for (int row = 0; row < 8; row += 2) {
			String name = Integer.toString(row * 32);
			canvas.text(name, field.x() - DiagramStyle.MAP_NAME_GAP - measure.width(name, TextStyle.BIT),
					TextStyle.BIT.baseline(field.y() + (row + 0.5) * DiagramStyle.MAP_CELL), TextStyle.BIT,
					theme.quiet());
		}
	}

	/** The first vectors by name, and how many more there are. */
	private static String names(Row.VectorMap map) {
		if (map.vectors().isEmpty())
			return "\u2013";
		String named = String.join(" ", map.vectors().stream().limit(MOST_NAMED).map(String::valueOf).toList());
		return map.vectors().size() > MOST_NAMED ? named + " +" + (map.vectors().size() - MOST_NAMED) : named;
	}

	private void ring(Rect field, int vector, double width) {
		canvas.stroke(new Shape.Disc(center(field, vector), DiagramStyle.MAP_CELL - 1),
				new Stroke(theme.accent(), width));
	}

	/** The cells of a map in the rectangle of its row. */
	static Rect field(Rect place) {
		return new Rect(place.x() + DiagramStyle.MAP_NAME, place.y() + DiagramStyle.MAP_HEADER, NodeSize.cellsWidth(),
				8 * DiagramStyle.MAP_CELL);
	}

	/** The middle of a vector's cell. */
	static Point center(Rect field, int vector) {
		int column = vector & 31;
		double gap = column >= 16 ? DiagramStyle.MAP_CLASS_GAP : 0;
		return new Point(field.x() + gap + (column + 0.5) * DiagramStyle.MAP_CELL,
				field.y() + ((vector >> 5) + 0.5) * DiagramStyle.MAP_CELL);
	}

	/** Two priority classes a row, with a ruler of four vectors. */
	private void ground(Rect field) {
		for (int half = 0; half < 2; half++) {
			double x = field.x() + half * (16 * DiagramStyle.MAP_CELL + DiagramStyle.MAP_CLASS_GAP);
			Rect block = new Rect(x, field.y(), 16 * DiagramStyle.MAP_CELL, field.height());
			canvas.fill(new Shape.Box(block, 2), theme.canvas());
			canvas.stroke(new Shape.Box(block, 2), new Stroke(theme.border(), 0.75));
			for (int row = 1; row < 8; row++) {
				double y = field.y() + row * DiagramStyle.MAP_CELL;
				hairline(new Point(block.x(), y), new Point(block.right(), y));
			}
			for (int column = RULER; column < 16; column += RULER) {
				double across = x + column * DiagramStyle.MAP_CELL;
				hairline(new Point(across, block.y()), new Point(across, block.bottom()));
			}
		}
	}

	private void hairline(Point from, Point to) {
		canvas.stroke(new Shape.Line(from, to), new Stroke(theme.border().withAlpha(0.5), 0.5));
	}
}
