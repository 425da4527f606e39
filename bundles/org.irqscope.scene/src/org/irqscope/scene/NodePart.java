package org.irqscope.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a node that can be chosen: a row with a name, or one register of a table of bits. Immutable, for any
 * thread.
 *
 * @param id its name inside the node
 * @param area where it is
 */
public record NodePart(String id, Rect area) {
	/** The parts of a node, from top to bottom. */
	public static List<NodePart> of(Node node) {
		List<NodePart> parts = new ArrayList<>();
		for (int at = 0; at < node.rows().size(); at++) {
			Row row = node.rows().get(at);
			if (row instanceof Row.BitTable table)
				registers(table, node.row(at), parts);
			else if (!row.id().isEmpty())
				parts.add(new NodePart(row.id(), node.row(at)));
			if (row instanceof Row.Drawing drawing)
				spots(drawing, node.row(at), parts);
		}
		return parts;
	}

	private static void spots(Row.Drawing drawing, Rect area, List<NodePart> parts) {
		for (Spot spot : drawing.spots())
			if (!spot.id().isEmpty())
				parts.add(new NodePart(spot.id(),
						spot.area().movedTo(area.x() + spot.area().x(), area.y() + spot.area().y())));
	}

	private static void registers(Row.BitTable table, Rect area, List<NodePart> parts) {
		double y = area.y() + DiagramStyle.BIT_HEADER;
		for (Row.BitLine line : table.lines()) {
			parts.add(new NodePart(line.name(), new Rect(area.x(), y, area.width(), DiagramStyle.BIT_HEIGHT)));
			y += DiagramStyle.BIT_HEIGHT;
		}
	}
}
