package org.irqscope.scene.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.Side;
import org.irqscope.scene.Token;
import org.irqscope.scene.layout.Lane;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.text.TextMeasure;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Theme;

/** Paints a whole scene: lanes, lines, nodes, token and legend, from back to front. */
public final class ScenePainter {
	private final Canvas canvas;
	private final Theme theme;
	private final TextMeasure measure;

	/** A painter for one canvas, to be used in its thread; the measure is the one that the nodes were sized with. */
	public ScenePainter(Canvas canvas, Theme theme, TextMeasure measure) {
		this.canvas = canvas;
		this.theme = theme;
		this.measure = measure;
	}

	/**
	 * A part of a scene that is painted by itself.
	 *
	 * @param id its name in the scene
	 * @param content all that its look depends on
	 * @param painting paints it
	 */
	public record Part(String id, Object content, Consumer<ScenePainter> painting) {
	}

	/** Paints everything, where it stands. */
	public void paint(Scene scene) {
		parts(scene).forEach(part -> part.painting().accept(this));
	}

	/** The parts of a scene, from back to front. */
	public static List<Part> parts(Scene scene) {
		List<Part> parts = new ArrayList<>();
		for (int at = 0; at < scene.lanes().size(); at++) {
			int index = at;
			Lane lane = scene.lanes().get(at);
			parts.add(new Part("lane" + at, lane, painter -> painter.lane(lane, index)));
		}
		inOrder(scene.routes()).forEach(route -> parts.add(new Part("route " + route.link().id(), route,
				painter -> new RoutePainter(painter.canvas, painter.theme).paint(route))));
		scene.nodes().forEach(node -> parts.add(new Part(node.id(), node, painter -> painter.node(node))));
		scene.token().ifPresent(token -> parts.add(new Part("token", token, painter -> painter.token(token))));
		Rect content = scene.content();
		parts.add(new Part("legend", List.of(scene.legend(), content),
				painter -> painter.legend(scene.legend(), content)));
		return parts;
	}

	private void node(Node node) {
		new NodePainter(canvas, theme, measure).paint(node);
	}

	/** A quiet ground with the context's name at the top. */
	public void lane(Lane lane, int index) {
		canvas.begin("lane" + index, lane.title());
		Rect bounds = lane.bounds();
		if (lane.tinted())
			canvas.fill(new Shape.Box(bounds, 8), theme.lane());
		canvas.text(lane.title(), bounds.x() + lane.indent(),
				TextStyle.HEADING.baseline(bounds.y() + DiagramStyle.LANE_HEADING / 2), TextStyle.HEADING,
				theme.quiet());
		canvas.end();
	}

	/** Lines in use are painted last, after those that were taken, so that nothing covers them. */
	private static List<Route> inOrder(List<Route> routes) {
		List<Route> ordered = new ArrayList<>(routes);
		ordered.sort(Comparator.comparing(
				route -> route.link().state().compareTo(Link.State.TAKEN) < 0 ? Link.State.ARMED
				: route.link().state()));
		return ordered;
	}

	/** The area of a token. */
	public static Rect area(Token token, TextMeasure measure) {
		double width = measure.width(token.text(), TextStyle.TOKEN) + 14;
		return new Rect(token.at().x() - width / 2, token.at().y() - 10, width, 20);
	}

	/** The token: a sign in the accent colour, centred where it is. */
	public void token(Token token) {
		Rect sign = area(token, measure);
		canvas.begin("token", token.text());
		canvas.fill(new Shape.Box(sign, 10), theme.accent());
		canvas.stroke(new Shape.Box(sign, 10), new Stroke(theme.canvas(), 1.5));
		canvas.text(token.text(), sign.x() + 7, TextStyle.TOKEN.baseline(sign.centerY()), TextStyle.TOKEN,
				readable(theme.accent()));
		canvas.end();
	}

	/** Black or white, whichever reads better on a ground. */
	private static Ink readable(Ink ground) {
		Ink white = new Ink(0xffffff);
		Ink black = new Ink(0x101214);
		return ground.contrast(white) >= ground.contrast(black) ? white : black;
	}

	/** The signs of a picture, below what it shows, which is {@link Scene#content}. */
	public void legend(Legend legend, Rect content) {
		List<Point> places = legend.places(content);
		for (int index = 0; index < places.size(); index++)
			sign(legend.entries().get(index), "legend" + index, places.get(index));
	}

	private void sign(Legend.Entry entry, String id, Point place) {
		double middle = Legend.middle(place);
		double width = Legend.signWidth(entry);
		Point center = new Point(place.x() + width / 2, middle);
		if (entry instanceof Legend.Entry.Bit bit)
			new GlyphPainter(canvas, theme).paint(bit.state(), center, DiagramStyle.GLYPH, theme.text());
		else if (entry instanceof Legend.Entry.Line line)
			line(line, id, place, middle, width);
		else if (entry instanceof Legend.Entry.Changed changed)
			canvas.stroke(new Shape.Disc(center, DiagramStyle.GLYPH / 2 + 1), new Stroke(theme.accent(),
					changed.mark() == Mark.CHANGED ? RowPainter.RING : RowPainter.THIN_RING));
		canvas.text(entry.text(), place.x() + width + 6, TextStyle.CAPTION.baseline(middle), TextStyle.CAPTION,
				theme.quiet());
	}

	private void line(Legend.Entry.Line entry, String id, Point place, double middle, double width) {
		Link.Port end = new Link.Port("", "", Side.LEFT);
		Link link = new Link(id, end, end, entry.kind(), entry.state(), "");
		new RoutePainter(canvas, theme).paint(
				new Route(link, List.of(new Point(place.x(), middle), new Point(place.x() + width, middle))));
	}
}
