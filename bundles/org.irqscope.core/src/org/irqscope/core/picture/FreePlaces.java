package org.irqscope.core.picture;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;

/**
 * Finds places for nodes that join a picture whose other nodes stand already: beside what they are joined to, and on
 * nobody. Used by one thread.
 */
final class FreePlaces {
	private static final double STEP = DiagramStyle.GRID;
	private static final int FARTHEST = 1000;
	private final Diagram diagram;
	private final Map<String, Point> usual;
	private final Map<String, Point> taken;

	/**
	 * @param usual where the layout would put the nodes if none stood yet
	 * @param taken where nodes stand; newcomers are added
	 */
	FreePlaces(Diagram diagram, Map<String, Point> usual, Map<String, Point> taken) {
		this.diagram = diagram;
		this.usual = usual;
		this.taken = new HashMap<>(taken);
	}

	/** The places of all nodes. */
	Map<String, Point> fill() {
		boolean empty = diagram.nodes().stream().noneMatch(node -> taken.containsKey(node.id()));
		for (Node node : diagram.nodes())
			if (!taken.containsKey(node.id()))
				taken.put(node.id(), empty ? usual.get(node.id()) : free(node, wanted(node)));
		return empty ? usual : taken;
	}

	/** As far from a neighbour that stands already as the layout would have it. */
	private Point wanted(Node node) {
		Point place = usual.get(node.id());
		return neighbours(node.id()).filter(taken::containsKey).findFirst().map(neighbour -> {
			Point there = taken.get(neighbour), laidOut = usual.get(neighbour);
			return new Point(there.x() + place.x() - laidOut.x(), there.y() + place.y() - laidOut.y());
		}).orElse(place);
	}

	private Stream<String> neighbours(String node) {
		return diagram.links().stream().filter(link -> link.kind() != Link.Kind.RETURN).flatMap(
				link -> link.to().node().equals(node) ? Stream.of(link.from().node())
						: link.from().node().equals(node) ? Stream.of(link.to().node()) : Stream.empty());
	}

	/** The place nearest to one where a node covers no other. */
	Point free(Node node, Point wanted) {
		for (int far = 0; far < FARTHEST; far++)
			for (int along = -far; along <= far; along++) {
				Optional<Point> found = free(node, wanted, far, along);
				if (found.isPresent())
					return found.get();
			}
		return wanted;
	}

	/** Looks below, above, right and left of a place, at one distance. */
	private Optional<Point> free(Node node, Point wanted, int far, int along) {
		return Stream.of(new Point(along, far), new Point(along, -far), new Point(far, along), new Point(-far, along))
				.map(way -> new Point(DiagramStyle.snap(wanted.x() + way.x() * STEP),
						DiagramStyle.snap(wanted.y() + way.y() * STEP)))
				.filter(place -> isFree(node, place)).findFirst();
	}

	private boolean isFree(Node node, Point place) {
		Rect area = node.bounds().movedTo(place.x(), place.y()).grown(DiagramStyle.NODE_GAP / 2);
		return diagram.nodes().stream().noneMatch(other -> !other.id().equals(node.id())
				&& taken.containsKey(other.id()) && other.bounds()
						.movedTo(taken.get(other.id()).x(), taken.get(other.id()).y())
						.grown(DiagramStyle.NODE_GAP / 2 - 1)
						.intersects(area));
	}
}
