package org.irqscope.scene.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Rect;
import org.irqscope.scene.route.Crossings;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextMeasure;
import org.irqscope.scene.text.TextStyle;

/**
 * A swim lane behind the nodes of one context.
 *
 * @param title the context's name
 * @param bounds the whole lane, its heading included
 * @param indent how far right of its edge the title begins
 * @param tinted true for a ground of its own, false for that of the picture
 */
public record Lane(String title, Rect bounds, double indent, boolean tinted) {
	private static final int MOST_LINES = 4;

	/** A lane whose title begins where titles usually do. */
	public Lane(String title, Rect bounds, boolean tinted) {
		this(title, bounds, DiagramStyle.PADDING, tinted);
	}

	/**
	 * The same lane with its title beside what runs through its heading, where there is room; else above it, as far as
	 * a few lines reach.
	 */
	public Lane clearOf(List<Route> routes) {
		return clearOf(routes, 4).or(() -> clearOf(routes, 1)).or(() -> above(routes)).orElse(this);
	}

	private Optional<Lane> above(List<Route> routes) {
		return IntStream.rangeClosed(1, MOST_LINES).mapToObj(this::raised)
				.flatMap(lane -> lane.clearOf(routes, 1).stream()).findFirst();
	}

	/** The lane with its heading so many lines higher. */
	private Lane raised(int lines) {
		double by = lines * DiagramStyle.GRID;
		return new Lane(title, new Rect(bounds.x(), bounds.y() - by, bounds.width(), bounds.height() + by), indent,
				tinted);
	}

	private Optional<Lane> clearOf(List<Route> routes, double margin) {
		List<Rect> taken = new ArrayList<>();
		for (Route route : routes) {
			route.pieces().forEach(piece -> taken.add(Crossings.area(piece).grown(margin)));
			route.label().ifPresent(taken::add);
		}
		double most = bounds.width() - DiagramStyle.PADDING - Fonts.MEASURE.width(title, TextStyle.HEADING);
		for (double right = DiagramStyle.PADDING; right <= most; right += margin) {
			Lane moved = new Lane(title, bounds, right, tinted);
			if (taken.stream().noneMatch(moved.titleArea(Fonts.MEASURE)::intersects))
				return Optional.of(moved);
		}
		return Optional.empty();
	}

	/** Where the title stands. */
	Rect titleArea(TextMeasure measure) {
		double middle = bounds.y() + DiagramStyle.LANE_HEADING / 2;
		return new Rect(bounds.x() + indent, middle - TextStyle.HEADING.size() / 2,
				measure.width(title, TextStyle.HEADING), TextStyle.HEADING.size());
	}
}
