package org.irqscope.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * A swim lane behind the nodes of one context.
 *
 * @param title the context's name
 * @param bounds the whole lane, its heading included
 * @param indent how far right of its edge the title begins
 */
public record Lane(String title, Rect bounds, double indent) {
	/** A lane whose title begins where titles usually do. */
	public Lane(String title, Rect bounds) {
		this(title, bounds, DiagramStyle.PADDING);
	}

	/** The same lane with its title beside what runs through its heading, where there is room. */
	public Lane clearOf(List<Route> routes) {
		List<Rect> taken = new ArrayList<>();
		for (Route route : routes) {
			route.pieces().forEach(piece -> taken.add(Crossings.area(piece).grown(4)));
			route.label().ifPresent(taken::add);
		}
		double most = bounds.width() - DiagramStyle.PADDING - Fonts.MEASURE.width(title, TextStyle.HEADING);
		for (double right = DiagramStyle.PADDING; right <= most; right += DiagramStyle.GRID) {
			Lane moved = new Lane(title, bounds, right);
			if (taken.stream().noneMatch(moved.titleArea(Fonts.MEASURE)::intersects))
				return moved;
		}
		return this;
	}

	/** Where the title stands. */
	Rect titleArea(TextMeasure measure) {
		double middle = bounds.y() + DiagramStyle.LANE_HEADING / 2;
		return new Rect(bounds.x() + indent, middle - TextStyle.HEADING.size() / 2,
				measure.width(title, TextStyle.HEADING), TextStyle.HEADING.size());
	}
}
