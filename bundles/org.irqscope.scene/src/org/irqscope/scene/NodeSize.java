package org.irqscope.scene;

import org.irqscope.scene.text.TextMeasure;
import org.irqscope.scene.text.TextStyle;

/** How large a node has to be for what it shows. */
public final class NodeSize {
	private NodeSize() {
	}

	static double headHeight(Node node) {
		return DiagramStyle.TITLE_HEIGHT + (node.caption().isEmpty() ? 0 : DiagramStyle.CAPTION_HEIGHT);
	}

	static double height(Node node) {
		double rows = node.rows().stream().mapToDouble(Row::height).sum();
		return headHeight(node) + rows + (node.rows().isEmpty() ? 0 : DiagramStyle.GRID);
	}

	static double width(Node node, TextMeasure measure) {
		double widest = Math.max(measure.width(node.title(), TextStyle.TITLE),
				measure.width(node.caption(), TextStyle.CAPTION));
		for (Row row : node.rows())
			widest = Math.max(widest, width(row, measure));
		return Math.max(DiagramStyle.MIN_NODE_WIDTH, DiagramStyle.snapUp(widest + 2 * DiagramStyle.PADDING));
	}

	private static double width(Row row, TextMeasure measure) {
		if (row instanceof Row.Field field)
			return measure.width(field.name(), TextStyle.FIELD) + DiagramStyle.FIELD_GAP
					+ Math.max(measure.width(field.value(), TextStyle.VALUE),
					measure.width(field.room(), TextStyle.VALUE));
		if (row instanceof Row.Pin pin)
			return DiagramStyle.GLYPH + DiagramStyle.GLYPH_GAP + measure.width(pin.name(), TextStyle.FIELD)
					+ DiagramStyle.FIELD_GAP + Math.max(measure.width(pin.shown(), TextStyle.VALUE),
							measure.width(pin.room(), TextStyle.VALUE));
		if (row instanceof Row.BitTable table)
			return DiagramStyle.BIT_NAME + table.columns() * DiagramStyle.bitCell(table.columns());
		return row instanceof Row.Drawing drawing ? drawing.width() : DiagramStyle.MAP_NAME + cellsWidth();
	}

	/** The width of a map of 32 vectors a row. */
	public static double cellsWidth() {
		return 32 * DiagramStyle.MAP_CELL + DiagramStyle.MAP_CLASS_GAP;
	}
}
