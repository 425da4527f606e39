package org.irqscope.core.picture;

import java.util.Optional;

import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.Vcpu;
import org.irqscope.scene.Motion;
import org.irqscope.scene.Node;
import org.irqscope.scene.Role;
import org.irqscope.scene.Route;
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
		int position = session.position();
		for (int at = position; at > 0; at--) {
			Optional<Node> goal = node(session, scene, at - 1);
			if (goal.isPresent()) {
				// A hop that the picture does not show leaves the token where it is.
				Optional<String> from = at < position ? Optional.empty() : origin(session, scene, at - 1, goal.get());
				return Optional.of(Motion.to(scene, from, goal.get(), load(session, position)));
			}
		}
		return Optional.empty();
	}

	private static Optional<Node> node(Session session, Scene scene, int hop) {
		return Places.node(session.view(), session.walk().hop(hop)).flatMap(scene::node);
	}

	/** What a handler ends, it ends from its vector, though the vCPU has left the guest to do so. */
	private static Optional<String> origin(Session session, Scene scene, int hop, Node goal) {
		Optional<String> before = before(session, scene, hop);
		if (before.flatMap(scene::node).filter(node -> node.role() == Role.VCPU).isEmpty())
			return before;
		return session.view().getVcpus().stream().map(Vcpu::getHandledVector).filter(vector -> vector >= 0)
				.map(Places::vector).filter(vector -> scene.routes().stream().map(Route::link)
						.anyMatch(link -> link.from().node().equals(vector) && link.to().node().equals(goal.id())))
				.findFirst().or(() -> before);
	}

	private static Optional<String> before(Session session, Scene scene, int hop) {
		for (int at = hop; at > 0; at--) {
			Optional<Node> node = node(session, scene, at - 1);
			if (node.isPresent())
				return node.map(Node::id);
		}
		return Optional.empty();
	}

	/** What the token carries: what the hop names, or what an earlier one did. */
	private static String load(Session session, int position) {
		for (int at = position; at > 0; at--) {
			Hop hop = session.walk().hop(at - 1);
			Optional<String> load = Places.load(hop);
			if (load.isPresent())
				return load.get();
		}
		return "";
	}
}
