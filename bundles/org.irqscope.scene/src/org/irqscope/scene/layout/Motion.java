package org.irqscope.scene.layout;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Token;
import org.irqscope.scene.route.Route;

/**
 * The way of a token from one node to another along the links of a scene, as a function of time. Where no link leads
 * there it appears at its goal.
 */
public final class Motion {
	/** The share of the time in which the token gathers speed, and in which it loses it. */
	private static final double EASE = 0.15;
	private static final double REST = 48;
	private final Scene scene;
	private final Node goal;
	private final String text;
	private final Way way;

	private Motion(Scene scene, Node goal, String text, Way way) {
		this.scene = scene;
		this.goal = goal;
		this.text = text;
		this.way = way;
	}

	/**
	 * The motion to a node.
	 *
	 * @param scene the picture whose lines the token takes
	 * @param from where the token leaves, if it travels: a node, and the row of the line to be taken where it has
	 *           several
	 * @param goal the node where the token ends
	 * @param text what the token carries
	 */
	public static Motion to(Scene scene, Optional<Link.Port> from, Node goal, String text) {
		return new Motion(scene, goal, text, from.filter(port -> !port.node().equals(goal.id()))
				.map(port -> Way.to(scene.routes(), port, goal.id())).orElse(Way.NONE));
	}

	/** As {@link #to}, of an acknowledgement: along the lines that an interrupt came by, in the other direction. */
	public static Motion back(Scene scene, Optional<Link.Port> from, Node goal, String text) {
		return new Motion(scene, goal, text,
				from.map(port -> Way.back(scene.routes(), port, goal.id())).orElse(Way.NONE));
	}

	/** True when the token travels, false when it just appears. */
	public boolean travels() {
		return !way.isEmpty();
	}

	/** The ids of the links that the token uses. */
	public Set<String> links() {
		return way.legs().stream().map(leg -> leg.route().link().id()).collect(Collectors.toSet());
	}

	/** The token at a time between 0, the start, and 1, the goal; its speed is constant but near the ends. */
	public Token at(double time) {
		double t = Math.max(0, Math.min(1, time));
		return new Token(way.isEmpty() || t >= 1 ? rest() : way.at(share(t)), text);
	}

	/** How much of the way is done at a time. */
	private static double share(double time) {
		double speed = 1 / (1 - EASE);
		if (time < EASE)
			return speed * time * time / (2 * EASE);
		if (time > 1 - EASE)
			return 1 - share(1 - time);
		return speed * (time - EASE / 2);
	}

	/** At its goal the token stands on the upper edge, left of the middle where lines meet the node. */
	private Point rest() {
		return new Point(goal.bounds().x() + REST, goal.bounds().y() - 4);
	}

	/** The scene with the token at a time between 0 and 1, and the lines that it uses. */
	public Scene scene(double time) {
		Scene used = used(scene);
		return new Scene(used.lanes(), used.nodes(), used.routes(), Optional.of(at(time)), used.legend());
	}

	/** A scene with the lines in use that the token travels. */
	public Scene used(Scene machine) {
		Set<String> used = links();
		List<Route> routes = machine.routes().stream().map(route -> used.contains(route.link().id())
				? route.with(route.link().with(Link.State.IN_USE))
				: route).toList();
		return machine.with(routes);
	}
}
