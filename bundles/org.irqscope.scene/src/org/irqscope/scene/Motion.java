package org.irqscope.scene;

import java.util.List;
import java.util.Optional;

/**
 * The way of a token from one node to another along the links of a scene, as a function of time. Where no link leads
 * there it appears at its goal.
 */
public final class Motion {
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
	 * @param from the node where the token was, if any
	 * @param text what the token carries
	 */
	public static Motion to(Scene scene, Optional<String> from, Node goal, String text) {
		Way way = from.filter(node -> !node.equals(goal.id()))
				.map(node -> Way.find(scene.routes(), node, goal.id())).orElse(Way.NONE);
		return new Motion(scene, goal, text, way);
	}

	/** True when the token travels, false when it just appears. */
	public boolean travels() {
		return !way.isEmpty();
	}

	/** The token at a time between 0, the start, and 1, the goal; it eases in and out. */
	public Token at(double time) {
		double t = Math.max(0, Math.min(1, time));
		return new Token(way.isEmpty() || t >= 1 ? rest() : way.at(t * t * (3 - 2 * t)), text);
	}

	/** At its goal the token stands on the upper edge, where it hides nothing. */
	private Point rest() {
		return new Point(goal.bounds().centerX(), goal.bounds().y() - 4);
	}

	/** The scene with the token at a time and the lines that it uses. */
	public Scene scene(double time) {
		Scene used = used(scene);
		return new Scene(used.lanes(), used.nodes(), used.routes(), Optional.of(at(time)), used.legend());
	}

	/** A scene with the lines in use that the token travels. */
	public Scene used(Scene machine) {
		List<Route> routes = machine.routes().stream().map(route -> way.uses(route.link())
				? new Route(route.link().with(Link.State.IN_USE), route.points())
				: route).toList();
		return new Scene(machine.lanes(), machine.nodes(), routes, machine.token(), machine.legend());
	}
}
