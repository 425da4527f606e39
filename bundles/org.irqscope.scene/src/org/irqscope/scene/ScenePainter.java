package org.irqscope.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

	/** Paints everything, where it stands. */
	public void paint(Scene scene) {
		for (int index = 0; index < scene.lanes().size(); index++)
			lane(scene.lanes().get(index), index);
		routes(scene.routes());
		NodePainter nodes = new NodePainter(canvas, theme, measure);
		scene.nodes().forEach(nodes::paint);
		scene.token().ifPresent(this::token);
		legend(scene.legend(), scene.content());
	}

	/** A quiet ground with the context's name at the top; every second one, counted from 0, is tinted. */
	public void lane(Lane lane, int index) {
		canvas.begin("lane" + index, lane.title());
		Rect bounds = lane.bounds();
		if (index % 2 == 0)
			canvas.fill(new Shape.Box(bounds, 8), theme.lane());
		canvas.text(lane.title(), bounds.x() + lane.indent(),
				TextStyle.HEADING.baseline(bounds.y() + DiagramStyle.LANE_HEADING / 2), TextStyle.HEADING,
				theme.quiet());
		canvas.end();
	}

	private void routes(List<Route> routes) {
		RoutePainter painter = new RoutePainter(canvas, theme);
		inOrder(routes).forEach(painter::paint);
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
