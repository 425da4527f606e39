package org.irqscope.scene.layout;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.scene.BitState;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.text.TextMeasure;
import org.irqscope.scene.text.TextStyle;

/**
 * The signs of a picture with their meaning, in lines below it.
 *
 * @param entries the signs from left to right
 * @param known all that can occur in a picture of the kind
 * @param measure how wide their texts are
 */
public record Legend(List<Entry> entries, List<Entry> known, TextMeasure measure) {
	private static final double GAP = 24, HEIGHT = 20, SPACE = 16;

	public Legend {
		entries = List.copyOf(entries);
		known = List.copyOf(known);
	}

	/** All signs. */
	public Legend(List<Entry> known, TextMeasure measure) {
		this(known, known, measure);
	}

	/** One sign. */
	public sealed interface Entry {
		/** What the sign means. */
		String text();

		/** The shape of a bit. */
		record Bit(BitState state, String text) implements Entry {
		}

		/** The look of a line. */
		record Line(Link.Kind kind, Link.State state, String text) implements Entry {
		}

		/** The ring around what changed. */
		record Changed(Mark mark, String text) implements Entry {
		}
	}

	/** The signs that occur in a picture. */
	public Legend of(List<Node> nodes, List<Route> routes) {
		Occurring occurring = new Occurring(nodes, routes);
		return new Legend(known.stream().filter(occurring::has).toList(), known, measure);
	}

	/** The same after lines have got another look. */
	Legend of(List<Route> routes) {
		Occurring occurring = new Occurring(List.of(), routes);
		return new Legend(known.stream()
				.filter(entry -> entry instanceof Entry.Line ? occurring.has(entry) : entries.contains(entry)).toList(),
				known, measure);
	}

	/** No legend. */
	public static Legend none() {
		return new Legend(List.of(), (text, style) -> 0);
	}

	/** Where the legend stands below the content; it wraps at the content's width. */
	Rect bounds(Rect content) {
		if (entries.isEmpty())
			return new Rect(content.x(), content.bottom(), 0, 0);
		List<Point> places = places(content);
		return new Rect(content.x(), content.bottom() + SPACE, content.width(),
				places.get(places.size() - 1).y() + HEIGHT - content.bottom() - SPACE);
	}

	/** The left end of each sign, at its middle height less half of the line. */
	public List<Point> places(Rect content) {
		List<Point> places = new ArrayList<>();
		double x = content.x();
		double y = content.bottom() + SPACE;
		for (Entry entry : entries) {
			double width = signWidth(entry) + 6 + measure.width(entry.text(), TextStyle.CAPTION);
			if (x + width > content.right() && x > content.x()) {
				x = content.x();
				y += HEIGHT;
			}
			places.add(new Point(x, y));
			x += width + GAP;
		}
		return places;
	}

	public static double signWidth(Entry entry) {
		return entry instanceof Entry.Line ? 28 : DiagramStyle.GLYPH + 4;
	}

	public static double middle(Point place) {
		return place.y() + HEIGHT / 2;
	}
}
