package org.irqscope.scene;

import java.util.List;
import java.util.Optional;

/** What a picture shows, before it has a place: nodes and the links between them. */
public record Diagram(List<Node> nodes, List<Link> links) {
	public Diagram {
		nodes = List.copyOf(nodes);
		links = List.copyOf(links);
	}

	public Optional<Node> node(String id) {
		return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
	}
}
