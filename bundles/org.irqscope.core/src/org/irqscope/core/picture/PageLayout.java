package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Lane;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.route.LineCache;

/**
 * Where the nodes and lines of one page are: found once for a placement, then kept until a node moves, so that each hop
 * of a walk only has new texts and states. One thread finds at a time; the scene may be asked for by any.
 */
public final class PageLayout {
	/** So many nodes find room between the others. */
	private static final int FEW = 8;
	private final Legend legend;
	private final LineCache lines = new LineCache();
	private volatile Found found = Found.NOTHING;

	/**
	 * Places that were found.
	 *
	 * @param arrangement by whom
	 * @param sizes the nodes for which, as large as they were
	 */
	private record Found(Optional<Arrangement> arrangement, Map<String, Rect> sizes, Map<String, Point> places) {
		static final Found NOTHING = new Found(Optional.empty(), Map.of(), Map.of());

		/** What still holds for a sketch. */
		Map<String, Point> placesOf(Sketch sketch) {
			boolean same = arrangement.equals(Optional.of(sketch.arrangement()));
			return same && (!sketch.arrangement().flows() || sizes.equals(sizes(sketch))) ? places : Map.of();
		}

		static Map<String, Rect> sizes(Sketch sketch) {
			return sketch.diagram().nodes().stream().collect(Collectors.toMap(Node::id, Node::bounds));
		}
	}

	public PageLayout(Page page) {
		this.legend = page.legend();
	}

	/** Forgets the places that were found, so that they are found anew. */
	public void forget() {
		found = Found.NOTHING;
	}

	/**
	 * A scene as far as it is known.
	 *
	 * @param scene lines may still run straight, and nodes without a place are left out
	 * @param complete true when nothing has to be found
	 */
	public record Known(Scene scene, boolean complete) {
	}

	/** The scene as far as it is known now. */
	public Known known(Sketch sketch) {
		Map<String, Point> places = places(sketch);
		boolean complete = sketch.isPlacedBy(places);
		// What has been placed stays where it was until the new places are known.
		if (!complete)
			found.places().forEach(places::putIfAbsent);
		Diagram placed = sketch.at(places);
		LineCache.Known routes = lines.known(placed);
		// Signs explain what is there, and nothing else.
		Legend signs = legend.of(placed.nodes(), routes.routes());
		List<Lane> lanes = sketch.arrangement().lanes(placed.nodes()).stream()
				.map(lane -> lane.clearOf(routes.routes())).toList();
		return new Known(new Scene(lanes, placed.nodes(), routes.routes(), Optional.empty(), signs),
				routes.complete() && complete);
	}

	/** The diagram with all nodes at their places, whatever time that takes; lines have no ways yet. */
	Diagram placed(Sketch sketch) {
		place(sketch);
		return sketch.at(places(sketch));
	}

	/** The scene with all lines, whatever time that takes. */
	public Scene finished(Sketch sketch) {
		find(sketch, () -> false, () -> {
		});
		return known(sketch).scene();
	}

	/**
	 * Finds what is not known of places and lines.
	 *
	 * @param cancelled asked now and then
	 * @param shown called from this thread when more is known
	 */
	public void find(Sketch sketch, BooleanSupplier cancelled, Runnable shown) {
		if (place(sketch))
			shown.run();
		if (!cancelled.getAsBoolean())
			lines.route(sketch.at(places(sketch)), cancelled, shown);
	}

	/** Finds places for nodes that have none; true when there were any. */
	private boolean place(Sketch sketch) {
		if (sketch.isPlacedBy(places(sketch)))
			return false;
		found = new Found(Optional.of(sketch.arrangement()), Found.sizes(sketch),
				free(sketch, sketch.arrangement().places(sketch.diagram())));
		return true;
	}

	/** The document's places, and those that were found for the other nodes. */
	private Map<String, Point> places(Sketch sketch) {
		Map<String, Point> places = new HashMap<>(found.placesOf(sketch));
		places.putAll(sketch.places());
		return places;
	}

	/**
	 * The places of nodes that the document does not place: few stand beside what they are joined to, many below all.
	 */
	private static Map<String, Point> free(Sketch sketch, Map<String, Point> places) {
		List<Rect> taken = new ArrayList<>();
		List<Node> waiting = new ArrayList<>();
		for (Node node : sketch.diagram().nodes())
			Optional.ofNullable(sketch.places().get(node.id())).ifPresentOrElse(
					place -> taken.add(node.bounds().movedTo(place.x(), place.y())), () -> waiting.add(node));
		if (waiting.size() <= FEW)
			return new FreePlaces(sketch.diagram(), places, sketch.places()).fill();
		Map<String, Point> free = new HashMap<>();
		double down = down(waiting, places, taken);
		for (Node node : waiting)
			free.put(node.id(), places.get(node.id()).plus(0, down));
		return free;
	}

	/** How far down nodes have to go so that none covers what is taken. */
	private static double down(List<Node> nodes, Map<String, Point> places, List<Rect> taken) {
		List<Rect> areas = nodes.stream()
				.map(node -> node.bounds().movedTo(places.get(node.id()).x(), places.get(node.id()).y())).toList();
		boolean clear = areas.stream()
				.noneMatch(area -> taken.stream().anyMatch(area.grown(DiagramStyle.NODE_GAP / 2)::intersects));
		if (clear)
			return 0;
		double top = areas.stream().mapToDouble(Rect::y).min().orElse(0);
		return DiagramStyle.snapUp(taken.stream().mapToDouble(Rect::bottom).max().orElse(0) + 2 * DiagramStyle.NODE_GAP
				- top);
	}
}
