package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Role;
import org.irqscope.scene.Side;

/**
 * Places the nodes of a machine by itself: columns from device to vector, rows so that lines are straight. The rows are
 * found by ELK's layered layout; the two chips of a PIC pair are placed as one block.
 */
final class MachinePlacement {
	static {
		// Each registration is kept.
		LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
	}

	private final Diagram diagram;
	private final ElkNode graph = ElkGraphUtil.createGraph();
	/** The blocks of nodes, by the id of their first node. */
	private final Map<String, List<Node>> blocks = new LinkedHashMap<>();
	private final Map<String, ElkNode> elkNodes = new HashMap<>();
	private final Map<String, ElkPort> elkPorts = new HashMap<>();

	private MachinePlacement(Diagram diagram) {
		this.diagram = diagram;
	}

	/** The places of all nodes, by id; nodes must have their sizes. */
	static Map<String, Point> place(Diagram diagram) {
		MachinePlacement placement = new MachinePlacement(diagram);
		placement.build();
		new RecursiveGraphLayoutEngine().layout(placement.graph, new BasicProgressMonitor());
		return placement.places();
	}

	private void build() {
		graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
		graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
		graph.setProperty(CoreOptions.PARTITIONING_ACTIVATE, true);
		// What no line joins to the rest stands in its column all the same.
		graph.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
		// What comes first in the machine stands on top, and the same machine looks the same each time.
		graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
		graph.setProperty(LayeredOptions.CROSSING_MINIMIZATION_FORCE_NODE_MODEL_ORDER, true);
		graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
		graph.setProperty(CoreOptions.SPACING_NODE_NODE, DiagramStyle.NODE_GAP);
		graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, DiagramStyle.COLUMN_GAP);
		graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 0.0);
		graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 0.0);
		for (Node node : diagram.nodes())
			blocks.computeIfAbsent(block(node), id -> new ArrayList<>()).add(node);
		blocks.forEach((id, nodes) -> elkNodes.put(id, elkNode(nodes)));
		for (Link link : diagram.links())
			if (link.kind() != Link.Kind.RETURN && link.from().side() == Side.RIGHT)
				ElkGraphUtil.createSimpleEdge(port(link.from()), port(link.to()));
	}

	/** The PIC pair stands together; every other node for itself. */
	private static String block(Node node) {
		return node.role() == Role.PIC ? Role.PIC.name() : node.id();
	}

	private ElkNode elkNode(List<Node> nodes) {
		ElkNode elk = ElkGraphUtil.createNode(graph);
		double height = (nodes.size() - 1) * DiagramStyle.NODE_GAP;
		double width = 0;
		for (Node node : nodes) {
			height += node.bounds().height();
			width = Math.max(width, node.bounds().width());
		}
		elk.setDimensions(width, height);
		elk.setProperty(CoreOptions.PARTITIONING_PARTITION, nodes.get(0).role().stage().ordinal());
		elk.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
		return elk;
	}

	private ElkPort port(Link.Port port) {
		return elkPorts.computeIfAbsent(port.toString(), key -> elkPort(port));
	}

	private ElkPort elkPort(Link.Port port) {
		Node node = diagram.node(port.node()).orElseThrow();
		Point place = node.at(0, offset(node)).port(port.row(), port.side());
		ElkPort elk = ElkGraphUtil.createPort(elkNodes.get(block(node)));
		elk.setLocation(port.side() == Side.LEFT ? 0 : elkNodes.get(block(node)).getWidth(), place.y());
		elk.setProperty(CoreOptions.PORT_SIDE, port.side() == Side.LEFT ? PortSide.WEST : PortSide.EAST);
		return elk;
	}

	/** How far a node stands below the top of its block. */
	private double offset(Node node) {
		double offset = 0;
		for (Node other : blocks.get(block(node))) {
			if (other == node)
				break;
			offset += other.bounds().height() + DiagramStyle.NODE_GAP;
		}
		return offset;
	}

	private Map<String, Point> places() {
		Map<String, Point> places = new LinkedHashMap<>();
		for (Node node : diagram.nodes()) {
			ElkNode elk = elkNodes.get(block(node));
			places.put(node.id(), new Point(DiagramStyle.snap(elk.getX()),
					DiagramStyle.snap(elk.getY()) + offset(node)));
		}
		return places;
	}
}
