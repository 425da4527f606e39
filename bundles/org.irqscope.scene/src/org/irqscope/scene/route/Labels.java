package org.irqscope.scene.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.TextMeasure;
import org.irqscope.scene.text.TextStyle;

/**
 * Finds places for the labels of lines: beside the longest level piece, near where it begins, above it rather than
 * below, and on no node, no line and no other label. For one thread.
 */
public final class Labels {
	/** How far a label stands from its line and from its beginning, and how high its letters are. */
	private static final double BESIDE = 5, BEGINNING = 24, LETTERS = 8, MARGIN = 6;
	private final List<Rect> taken;
	private final TextMeasure measure;

	private Labels(List<Rect> taken, TextMeasure measure) {
		this.taken = taken;
		this.measure = measure;
	}

	/** The same routes with the places of their labels; those without room for theirs have none. */
	public static List<Route> placed(List<Route> routes, List<Rect> nodes, TextMeasure measure) {
		if (routes.stream().allMatch(route -> route.link().label().isEmpty()))
			return routes;
		List<Rect> taken = new ArrayList<>(nodes);
		for (Route route : routes)
			route.pieces().forEach(piece -> taken.add(Crossings.area(piece)));
		Labels labels = new Labels(taken, measure);
		return routes.stream().map(labels::placed).toList();
	}

	private Route placed(Route route) {
		if (route.link().label().isEmpty())
			return route;
		Optional<Rect> label = place(route);
		label.ifPresent(taken::add);
		return new Route(route.link(), route.points(), route.beside(), label);
	}

	private Optional<Rect> place(Route route) {
		double width = measure.width(route.link().label(), TextStyle.CAPTION);
		return route.pieces().stream().filter(piece -> isLevel(piece) && length(piece) >= width + 2 * MARGIN)
				.sorted(Comparator.comparing(Labels::length).reversed())
				.flatMap(piece -> candidates(piece, width).stream()).filter(this::isFree).findFirst();
	}

	private static boolean isLevel(Shape.Line piece) {
		return piece.points().get(0).y() == piece.points().get(1).y();
	}

	private static double length(Shape.Line piece) {
		return piece.points().get(0).distance(piece.points().get(1));
	}

	/** Places from the beginning of a piece to its end, each above and below. */
	private static List<Rect> candidates(Shape.Line piece, double width) {
		List<Rect> places = new ArrayList<>();
		Point from = piece.points().get(0);
		double length = length(piece);
		double middle = Math.min(length / 2, width / 2 + BEGINNING);
		for (; middle + width / 2 + MARGIN <= length; middle += DiagramStyle.GRID) {
			double x = from.towards(piece.points().get(1), middle / length).x() - width / 2;
			places.add(new Rect(x, from.y() - BESIDE - LETTERS, width, LETTERS));
			places.add(new Rect(x, from.y() + BESIDE, width, LETTERS));
		}
		return places;
	}

	private boolean isFree(Rect place) {
		return taken.stream().noneMatch(place.grown(1)::intersects);
	}
}
