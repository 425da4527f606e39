package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

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
import org.irqscope.core.picture.Places;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;

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
	private final ToIntFunction<Node> column;
	private final double columnGap;
	private final double nodeGap;
	private final ElkNode graph = ElkGraphUtil.createGraph();
	/** The blocks of nodes, by the id of their first node. */
	private final Map<String, List<Node>> blocks = new LinkedHashMap<>();
	private final Map<String, ElkNode> elkNodes = new HashMap<>();
	private final Map<String, ElkPort> elkPorts = new HashMap<>();

	private MachinePlacement(Diagram diagram, ToIntFunction<Node> column, double columnGap, double nodeGap) {
		this.diagram = diagram;
		this.column = column;
		this.columnGap = columnGap;
		this.nodeGap = nodeGap;
	}

	/**
	 * The places of all nodes, by id; nodes must have their sizes.
	 *
	 * @param column the column of a node; columns are ordered by their numbers
	 * @param columnGap what stays free between columns
	 * @param nodeGap what stays free between nodes of a column
	 */
	static Map<String, Point> place(Diagram diagram, ToIntFunction<Node> column, double columnGap, double nodeGap) {
		MachinePlacement placement = new MachinePlacement(diagram, column, columnGap, nodeGap);
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
		graph.setProperty(CoreOptions.SPACING_NODE_NODE, nodeGap);
		graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, columnGap);
		graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 0.0);
		graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 0.0);
		for (Node node : diagram.nodes())
			blocks.computeIfAbsent(block(node), id -> new ArrayList<>()).add(node);
		blocks.forEach((id, nodes) -> elkNodes.put(id, elkNode(nodes)));
		for (Link link : diagram.links())
			if (link.kind() != Link.Kind.RETURN && link.from().side() == Side.RIGHT && isThere(link.from())
					&& isThere(link.to()))
				ElkGraphUtil.createSimpleEdge(port(link.from()), port(link.to()));
	}

	private boolean isThere(Link.Port port) {
		return diagram.node(port.node()).isPresent();
	}

	/** The PIC pair stands together; every other node for itself. */
	private static String block(Node node) {
		return node.role() == Role.PIC ? Role.PIC.name() : node.id();
	}

	private ElkNode elkNode(List<Node> nodes) {
		ElkNode elk = ElkGraphUtil.createNode(graph);
		double height = (nodes.size() - 1) * nodeGap;
		double width = 0;
		for (Node node : nodes) {
			height += node.bounds().height();
			width = Math.max(width, node.bounds().width());
		}
		elk.setDimensions(width, height);
		elk.setProperty(CoreOptions.PARTITIONING_PARTITION, column.applyAsInt(nodes.get(0)));
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
			offset += other.bounds().height() + nodeGap;
		}
		return offset;
	}

	/** The places on the grid; what rounding has brought too close to its upper neighbour goes down again. */
	private Map<String, Point> places() {
		Map<Integer, List<String>> columns = new TreeMap<>();
		blocks.forEach((id, nodes) -> columns
				.computeIfAbsent(column.applyAsInt(nodes.get(0)), at -> new ArrayList<>()).add(id));
		Map<String, Double> tops = new HashMap<>();
		for (List<String> ids : columns.values()) {
			ids.sort(Comparator.comparing(id -> elkNodes.get(id).getY()));
			double free = Double.NEGATIVE_INFINITY;
			for (String id : ids) {
				double top = Math.max(DiagramStyle.snap(elkNodes.get(id).getY()), free);
				tops.put(id, top);
				free = DiagramStyle.snapUp(top + elkNodes.get(id).getHeight() + nodeGap);
			}
		}
		Map<String, Point> places = new LinkedHashMap<>();
		for (Node node : diagram.nodes())
			places.put(node.id(), new Point(DiagramStyle.snap(elkNodes.get(block(node)).getX()),
					tops.get(block(node)) + offset(node)));
		return places;
	}
}
