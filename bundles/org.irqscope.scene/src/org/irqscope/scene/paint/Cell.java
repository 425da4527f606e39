package org.irqscope.scene.paint;

import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;

/**
 * One bit of a register in a picture, or one vector of a map of 256.
 *
 * @param register the name of the register as the picture has it
 * @param index the bit or the vector
 */
public record Cell(String register, int index) {
	/** The bit of a node that a point lies on; nothing beside the bits. */
	public static Optional<Cell> at(Node node, Point point) {
		for (int at = 0; at < node.rows().size(); at++) {
			Rect place = node.row(at);
			if (point.y() < place.y() || place.bottom() <= point.y())
				continue;
			if (node.rows().get(at) instanceof Row.BitTable table)
				return bit(table, place, point);
			if (node.rows().get(at) instanceof Row.VectorMap map)
				return vector(map, place, point);
		}
		return Optional.empty();
	}

	private static Optional<Cell> bit(Row.BitTable table, Rect place, Point point) {
		double reach = DiagramStyle.bitCell(table.columns()) / 2;
		for (int line = 0; line < table.lines().size(); line++)
			for (int bit = 0; bit < table.columns(); bit++)
				if (near(RowPainter.center(table, place, line, bit), point, reach))
					return Optional.of(new Cell(table.lines().get(line).name(), bit));
		return Optional.empty();
	}

	private static Optional<Cell> vector(Row.VectorMap map, Rect place, Point point) {
		Rect field = RowPainter.field(place);
		return IntStream.range(0, 256)
				.filter(vector -> near(RowPainter.center(field, vector), point, DiagramStyle.MAP_CELL / 2))
				.mapToObj(vector -> new Cell(map.name(), vector)).findFirst();
	}

	private static boolean near(Point center, Point point, double reach) {
		return Math.abs(center.x() - point.x()) <= reach && Math.abs(center.y() - point.y()) <= reach;
	}
}
