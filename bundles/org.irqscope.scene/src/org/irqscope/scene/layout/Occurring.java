package org.irqscope.scene.layout;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.irqscope.scene.BitState;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Piece;
import org.irqscope.scene.Row;
import org.irqscope.scene.route.Route;

/** The signs that occur in a picture, which are all that a legend has to explain. For one thread. */
final class Occurring {
	private final Set<BitState> states = EnumSet.noneOf(BitState.class);
	private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
	private final Set<Look> lines = new HashSet<>();

	/** How a line looks. */
	private record Look(Link.Kind kind, Link.State state) {
	}

	Occurring(List<Node> nodes, List<Route> routes) {
		for (Node node : nodes)
			node.rows().forEach(this::row);
		for (Route route : routes)
			lines.add(new Look(route.link().kind(), route.link().state()));
	}

	boolean has(Legend.Entry entry) {
		if (entry instanceof Legend.Entry.Bit bit)
			return states.contains(bit.state());
		if (entry instanceof Legend.Entry.Line line)
			return lines.contains(new Look(line.kind(), line.state()));
		return entry instanceof Legend.Entry.Changed changed && marks.contains(changed.mark());
	}

	private void row(Row row) {
		if (row instanceof Row.Field field)
			marks.add(field.mark());
		else if (row instanceof Row.Pin pin) {
			marks.add(pin.mark());
			states.add(pin.state());
		} else if (row instanceof Row.BitTable table)
			table.lines().forEach(line -> bits(line, table.columns()));
		else if (row instanceof Row.VectorMap map)
			vectors(map);
		else if (row instanceof Row.Drawing drawing)
			drawing(drawing);
	}

	private void bits(Row.BitLine line, int columns) {
		int all = (1 << columns) - 1;
		if ((line.bits() & all) != 0)
			states.add(line.set());
		if ((line.bits() & all) != all)
			states.add(line.clear());
		changed(line.changed() != 0, line.recent() != 0);
	}

	private void vectors(Row.VectorMap map) {
		if (!map.vectors().isEmpty())
			states.add(map.set());
		changed(!map.changed().isEmpty(), !map.recent().isEmpty());
	}

	private void changed(boolean now, boolean before) {
		if (now)
			marks.add(Mark.CHANGED);
		if (before)
			marks.add(Mark.RECENT);
	}

	private void drawing(Row.Drawing drawing) {
		marks.add(drawing.mark());
		for (Piece piece : drawing.pieces())
			if (piece instanceof Piece.Glyph glyph)
				states.add(glyph.state());
	}
}
