package org.irqscope.scene;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that the ways of lines depend on: where nodes stand, and where links begin and end. Immutable, for any thread.
 */
public final class Placement {
	public static final Placement NONE = new Placement(List.of(), Map.of());
	private final List<Rect> nodes;
	private final Map<Link, Ends> ends;

	/**
	 * Between which points a link leads.
	 *
	 * @param link its id
	 */
	public record Ends(String link, Link.Kind kind, Point from, Side leaving, Point to, Side arriving) {
	}

	private Placement(List<Rect> nodes, Map<Link, Ends> ends) {
		this.nodes = nodes;
		this.ends = ends;
	}

	/** The placement of a diagram whose nodes have their places; links to nodes that are not there are left out. */
	public static Placement of(Diagram placed) {
		Map<String, Node> nodes = new HashMap<>();
		for (Node node : placed.nodes())
			nodes.put(node.id(), node);
		Map<Link, Ends> ends = new LinkedHashMap<>();
		for (Link link : placed.links()) {
			Node from = nodes.get(link.from().node());
			Node to = nodes.get(link.to().node());
			if (from != null && to != null)
				ends.put(link, new Ends(link.id(), link.kind(), from.port(link.from().row(), link.from().side()),
						link.from().side(), to.port(link.to().row(), link.to().side()), link.to().side()));
		}
		return new Placement(placed.nodes().stream().map(Node::bounds).toList(), ends);
	}

	/** Where nodes stand. */
	public List<Rect> nodes() {
		return nodes;
	}

	/** The ends of each link, in their order. */
	public Map<Link, Ends> ends() {
		return ends;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Placement placement && nodes.equals(placement.nodes)
				&& List.copyOf(ends.values()).equals(List.copyOf(placement.ends.values()));
	}

	@Override
	public int hashCode() {
		return Objects.hash(nodes, List.copyOf(ends.values()));
	}
}
