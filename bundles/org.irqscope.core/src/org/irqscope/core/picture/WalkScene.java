package org.irqscope.core.picture;

import java.util.Optional;

import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.scene.Link;
import org.irqscope.scene.Motion;
import org.irqscope.scene.Node;
import org.irqscope.scene.Scene;

/** The picture of a machine in the middle of a walk: where the walk stands, what changed, and what is on its way. */
public final class WalkScene {
	private WalkScene() {
	}

	/**
	 * The scene at the position of a session.
	 *
	 * @param time 0 while the token leaves for the present hop, 1 when it is there
	 */
	public static Scene of(Session session, double time) {
		Scene scene = MachineScene.of(session.view(), Highlights.of(session));
		return motion(session, scene).map(motion -> motion.scene(time)).orElse(scene);
	}

	/** How the token comes to the present hop; nothing before the first hop. */
	public static Optional<Motion> motion(Session session, Scene scene) {
		TokenWay way = new TokenWay(session, scene);
		int position = session.position();
		for (int at = position; at > 0; at--) {
			Hop hop = session.walk().hop(at - 1);
			Optional<Node> goal = way.node(hop);
			if (goal.isPresent()) {
				// A hop that the picture does not show leaves the token where it is.
				Optional<Link.Port> from = at < position ? Optional.empty() : way.from(hop, goal.get());
				String text = new TokenText(session.walk()).of(session.walk().hop(position - 1));
				return Optional.of(TokenWay.acknowledges(hop) ? Motion.back(scene, from, goal.get(), text)
						: Motion.to(scene, from, goal.get(), text));
			}
		}
		return Optional.empty();
	}
}
