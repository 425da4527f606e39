package org.irqscope.scene.route;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.scene.Link;
import org.irqscope.scene.Piece;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;

/** Which pieces of other lines a line meets: its level pieces hop over them and its label keeps clear of them. */
public final class Crossings {
	/** How far beside a line something is that its label could touch. */
	private static final double BESIDE = 24;

	private Crossings() {
	}

	/** One straight piece of a line, and the area that it takes. */
	private record Piece(Link.Port bundle, Shape.Line line, Rect area) {
	}

	/** The same routes, each with the pieces of others that it meets. Lines of one bundle do not meet. */
	static List<Route> marked(List<Route> routes) {
		Bundles bundles = new Bundles(routes.stream().map(Route::link).toList());
		List<Piece> pieces = new ArrayList<>();
		for (Route route : routes)
			for (Shape.Line line : route.pieces())
				pieces.add(new Piece(bundles.of(route.link()), line, area(line)));
		return routes.stream()
				.map(route -> new Route(route.link(), route.points(), beside(route, bundles.of(route.link()), pieces),
						route.label()))
				.toList();
	}

	private static List<Shape.Line> beside(Route route, Link.Port bundle, List<Piece> pieces) {
		List<Rect> areas = route.pieces().stream().map(piece -> area(piece).grown(BESIDE)).toList();
		return pieces.stream().filter(piece -> areas.stream().anyMatch(area -> area.intersects(piece.area))
				&& !piece.bundle.equals(bundle)).map(Piece::line).toList();
	}

	/** The rectangle of a piece; it has an inside, though a piece has none. */
	public static Rect area(Shape.Line piece) {
		Point from = piece.points().get(0);
		Point to = piece.points().get(1);
		return new Rect(Math.min(from.x(), to.x()), Math.min(from.y(), to.y()), Math.abs(to.x() - from.x()),
				Math.abs(to.y() - from.y())).grown(1);
	}
}
