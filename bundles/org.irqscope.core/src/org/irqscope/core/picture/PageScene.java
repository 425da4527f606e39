package org.irqscope.core.picture;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.irqscope.core.access.AccessWay;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.NodePosition;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.layout.Motion;
import org.irqscope.scene.layout.Scene;

/** The finished scenes of pages: of a machine at rest, and in the middle of a walk. */
public final class PageScene {
	private PageScene() {
	}

	/** The scene of a machine at rest, with all lines. */
	public static Scene of(Page page, VirtualMachine machine) {
		return new PageLayout(page).finished(Sketch.of(page, machine, Highlights.NONE, Unfolded.NONE));
	}

	/** The same, with the way of an access that somebody asks about. */
	public static Scene of(Page page, VirtualMachine machine, AccessWay way) {
		return new PageLayout(page).finished(
				Sketch.of(page, machine, Highlights.NONE.asking(Optional.of(way)), Unfolded.NONE));
	}

	/**
	 * The scene at the position of a session.
	 *
	 * @param time 0 while the token leaves for the present hop, 1 when it is there
	 */
	public static Scene of(Page page, Session session, double time) {
		return new WalkScenes(page, session).here(time);
	}

	/** The scene with the way of the whole walk marked, once it has ended. */
	public static Scene taken(Page page, Session session, Scene scene) {
		return WayTaken.marked(page, session, scene);
	}

	/** How the token comes to the present hop; nothing before the first hop. */
	public static Optional<Motion> motion(Page page, Session session, Scene scene) {
		TokenWay way = new TokenWay(page, session, scene);
		int position = session.position();
		for (int at = position; at > 0; at--) {
			Hop hop = session.walk().hop(at - 1);
			Optional<Node> goal = way.node(hop);
			if (goal.isPresent()) {
				// A hop that the page does not show leaves the token where it is.
				Optional<Link.Port> from = at < position ? Optional.empty() : way.from(hop, goal.get());
				String text = new TokenText(session.walk()).of(session.walk().hop(position - 1));
				return Optional.of(TokenWay.acknowledges(hop) ? Motion.back(scene, from, goal.get(), text)
						: Motion.to(scene, from, goal.get(), text));
			}
		}
		return Optional.empty();
	}

	/** The diagram of a machine at rest with all nodes at their places; lines have no ways yet. */
	public static Diagram placed(Page page, VirtualMachine machine, Unfolded unfolded) {
		return new PageLayout(page).placed(Sketch.of(page, machine, Highlights.NONE, unfolded));
	}

	/** The place nearest to one where a node of the document covers no other. */
	public static Point free(Page page, VirtualMachine machine, String node, Point wanted) {
		Sketch sketch = Sketch.of(page, machine, Highlights.NONE, new Unfolded(Map.of(), Set.of(node), false));
		return sketch.diagram().node(node)
				.map(one -> new FreePlaces(sketch.diagram(), Map.of(), sketch.places()).free(one, wanted))
				.orElse(wanted);
	}

	/** Writes the places of nodes that have none into the document. */
	public static void storePlaces(Page page, VirtualMachine machine) {
		String layout = page.arrangement(machine).id();
		Set<String> known = machine.getPositions().stream().filter(position -> layout.equals(position.getPage()))
				.map(NodePosition::getNode).collect(Collectors.toSet());
		for (Node node : placed(page, machine, Unfolded.NONE).nodes())
			if (!known.contains(node.id())) {
				NodePosition position = ModelFactory.eINSTANCE.createNodePosition();
				position.setPage(layout);
				position.setNode(node.id());
				position.setX((int) node.bounds().x());
				position.setY((int) node.bounds().y());
				machine.getPositions().add(position);
			}
	}
}
