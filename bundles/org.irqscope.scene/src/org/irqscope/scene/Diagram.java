package org.irqscope.scene;

import java.util.List;
import java.util.Optional;

/**
 * What a picture shows, before it has a place. Immutable, for any thread.
 *
 * @param nodes the boxes; their ids differ
 * @param links what joins them, by the nodes' ids
 */
public record Diagram(List<Node> nodes, List<Link> links) {
	public Diagram {
		nodes = List.copyOf(nodes);
		links = List.copyOf(links);
	}

	/** The node with an id; nothing when the diagram has none. */
	public Optional<Node> node(String id) {
		return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
	}
}
