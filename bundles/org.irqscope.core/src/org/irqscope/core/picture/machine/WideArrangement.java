package org.irqscope.core.picture.machine;

import java.util.List;
import java.util.Map;

import org.irqscope.core.picture.Arrangement;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.layout.Lane;

/** The machine in one row, from the device at the left to the vector at the right. */
final class WideArrangement implements Arrangement {
	@Override
	public String id() {
		return MachinePage.ID;
	}

	@Override
	public boolean flows() {
		return false;
	}

	@Override
	public Map<String, Point> places(Diagram diagram) {
		return MachinePlacement.place(diagram, node -> node.role().stage().ordinal(), DiagramStyle.COLUMN_GAP,
				DiagramStyle.NODE_GAP);
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return MachineLanes.of(nodes);
	}
}
