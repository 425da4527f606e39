package org.irqscope.core.picture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.layout.Motion;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.route.Route;

/** The lines that a whole walk has used; they stay marked when it has ended. For the thread that owns the session. */
final class WayTaken {
	/** The way of more hops than this is everywhere. */
	private static final int MOST_HOPS = 400;
	private static final int NONE = -1;
	private final Page page;
	private final Session session;
	private final Map<Integer, Integer> handled = new HashMap<>();

	private WayTaken(Page page, Session session) {
		this.page = page;
		this.session = session;
	}

	/** The scene with the way of the walk marked when the walk has ended, else the same scene. */
	static Scene marked(Page page, Session session, Scene scene) {
		int size = session.walk().size();
		if (size == 0 || session.position() < size || size > MOST_HOPS)
			return scene;
		Set<String> taken = new WayTaken(page, session).links(scene);
		List<Route> routes = scene.routes().stream().map(route -> taken.contains(route.link().id())
				? route.with(route.link().with(Link.State.TAKEN))
				: route).toList();
		return scene.with(routes);
	}

	private Set<String> links(Scene scene) {
		TokenWay way = new TokenWay(page, session, scene, vcpu -> handled.getOrDefault(vcpu, NONE));
		Set<String> links = new HashSet<>();
		for (Hop hop : session.walk().hops()) {
			hop.changes().forEach(this::handle);
			Optional<Node> goal = way.node(hop);
			goal.ifPresent(node -> links.addAll(motion(way, scene, hop, node).links()));
		}
		return links;
	}

	private static Motion motion(TokenWay way, Scene scene, Hop hop, Node goal) {
		Optional<Link.Port> from = way.from(hop, goal);
		return TokenWay.acknowledges(hop) ? Motion.back(scene, from, goal, "") : Motion.to(scene, from, goal, "");
	}

	/** The field holds one more than the vector, and 0 for none. */
	private void handle(Change change) {
		if (X86Fields.HANDLING.name().equals(change.name()))
			handled.put(change.place().index(), (int) change.to() - 1);
	}
}
