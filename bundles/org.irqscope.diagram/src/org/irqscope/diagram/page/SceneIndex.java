package org.irqscope.diagram.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.scene.Node;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.route.Route;

/** The nodes and lines of a scene by their ids, for edit parts that ask one by one. Immutable. */
final class SceneIndex {
	private final Map<String, Node> nodes = new HashMap<>();
	private final Map<String, Route> routes = new HashMap<>();
	private final Map<String, List<String>> leaving = new HashMap<>();
	private final Map<String, List<String>> arriving = new HashMap<>();

	SceneIndex(Scene scene) {
		for (Node node : scene.nodes())
			nodes.put(node.id(), node);
		for (Route route : scene.routes()) {
			String id = route.link().id();
			routes.put(id, route);
			leaving.computeIfAbsent(route.link().from().node(), node -> new ArrayList<>()).add(id);
			arriving.computeIfAbsent(route.link().to().node(), node -> new ArrayList<>()).add(id);
		}
	}

	Optional<Node> node(String id) {
		return Optional.ofNullable(nodes.get(id));
	}

	Optional<Route> route(String link) {
		return Optional.ofNullable(routes.get(link));
	}

	/** The lines that begin at a node. */
	List<String> leaving(String node) {
		return leaving.getOrDefault(node, List.of());
	}

	/** The lines that end at a node. */
	List<String> arriving(String node) {
		return arriving.getOrDefault(node, List.of());
	}
}
