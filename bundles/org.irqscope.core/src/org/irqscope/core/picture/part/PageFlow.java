package org.irqscope.core.picture.part;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.irqscope.core.picture.Arrangement;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.layout.Lane;

/**
 * Some nodes one below the other, and beside or below them small ones like words on a line. Has no state and may be
 * used by any thread.
 *
 * @param id the name under which documents keep places
 * @param small the nodes that flow
 * @param width where a line of them ends at the latest
 */
public record PageFlow(String id, Predicate<Node> small, double width) implements Arrangement {
	@Override
	public boolean flows() {
		return true;
	}

	@Override
	public Map<String, Point> places(Diagram diagram) {
		Map<String, Point> places = new HashMap<>();
		double y = 0;
		double right = 0;
		for (Node node : diagram.nodes().stream().filter(small.negate()).toList()) {
			places.put(node.id(), new Point(0, y));
			y = DiagramStyle.snapUp(y + node.bounds().height() + DiagramStyle.NODE_GAP);
			right = Math.max(right, node.bounds().width());
		}
		flow(diagram.nodes().stream().filter(small).toList(), y, DiagramStyle.snapUp(right + DiagramStyle.COLUMN_GAP),
				places);
		return places;
	}

	/** A single one has room beside the others. */
	private void flow(List<Node> nodes, double top, double beside, Map<String, Point> places) {
		if (nodes.size() == 1 && beside + nodes.get(0).bounds().width() <= width) {
			places.put(nodes.get(0).id(), new Point(beside, 0));
			return;
		}
		double x = 0;
		double y = top;
		double bottom = top;
		for (Node node : nodes) {
			if (x > 0 && x + node.bounds().width() > width) {
				x = 0;
				y = bottom;
			}
			places.put(node.id(), new Point(x, y));
			x = DiagramStyle.snapUp(x + node.bounds().width() + DiagramStyle.NODE_GAP);
			bottom = Math.max(bottom, DiagramStyle.snapUp(y + node.bounds().height() + DiagramStyle.NODE_GAP));
		}
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return List.of();
	}
}
