package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.ScenePainter;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Theme;

/** What makes a scene hard to read: texts beyond their boxes or on each other, lines through nodes, covered nodes. */
final class SceneFaults implements Canvas {
	private static final double CAPITALS = 0.72;
	private final Scene scene;
	private final List<Written> texts = new ArrayList<>();
	private final List<Rect> tokens = new ArrayList<>();
	private String element = "";

	/** A text that was painted, and the element that it belongs to. */
	private record Written(String element, String text, Rect area) {
	}

	private SceneFaults(Scene scene) {
		this.scene = scene;
		new ScenePainter(this, Theme.LIGHT, Fonts.MEASURE).paint(scene);
	}

	/** All faults of a scene in words; none when it can be read. */
	static List<String> of(Scene scene) {
		SceneFaults faults = new SceneFaults(scene);
		List<String> found = new ArrayList<>();
		faults.texts(found);
		faults.labels(found);
		faults.nodes(found);
		faults.lines(found);
		return found;
	}

	private void texts(List<String> found) {
		for (int at = 0; at < texts.size(); at++) {
			Written text = texts.get(at);
			Optional<Rect> box = scene.node(text.element).map(Node::bounds);
			if (box.isPresent() && !box.get().contains(text.area))
				found.add("\"" + text.text + "\" leaves " + text.element);
			for (Written other : texts.subList(0, at))
				if (text.area.intersects(other.area))
					found.add("\"" + text.text + "\" lies on \"" + other.text + "\" of " + other.element);
		}
	}

	/** What stands beside the nodes: labels, the titles of lanes, the legend. */
	private void labels(List<String> found) {
		for (Written text : texts) {
			if (scene.node(text.element).isPresent())
				continue;
			for (Node node : scene.nodes())
				if (node.bounds().intersects(text.area))
					found.add("\"" + text.text + "\" lies on " + node.id());
			if (tokens.stream().anyMatch(text.area::intersects))
				found.add("the token lies on \"" + text.text + "\"");
		}
	}

	private void nodes(List<String> found) {
		for (Node node : scene.nodes())
			for (Node other : scene.nodes())
				if (node.id().compareTo(other.id()) < 0 && node.bounds().intersects(other.bounds()))
					found.add(node.id() + " lies on " + other.id());
	}

	private void lines(List<String> found) {
		for (Route route : scene.routes())
			for (Shape.Line piece : route.pieces()) {
				Rect area = area(piece);
				for (Node node : scene.nodes())
					if (node.bounds().grown(-1).intersects(area))
						found.add(route.link().id() + " runs through " + node.id());
				for (Written text : texts)
					if (!text.element.equals(route.link().id()) && scene.node(text.element).isEmpty()
							&& text.area.intersects(area))
						found.add(route.link().id() + " runs through \"" + text.text + "\"");
			}
	}

	private static Rect area(Shape.Line piece) {
		Point from = piece.points().get(0);
		Point to = piece.points().get(1);
		return new Rect(Math.min(from.x(), to.x()), Math.min(from.y(), to.y()), Math.abs(to.x() - from.x()),
				Math.abs(to.y() - from.y())).grown(0.5);
	}

	@Override
	public void begin(String id, String title) {
		element = id;
	}

	@Override
	public void end() {
		element = "";
	}

	@Override
	public void text(String text, double x, double baseline, TextStyle style, Ink ink) {
		double height = style.size() * CAPITALS;
		if (!element.equals("token") && !text.isEmpty())
			texts.add(new Written(element, text,
					new Rect(x, baseline - height, Fonts.MEASURE.width(text, style), height)));
	}

	@Override
	public void fill(Shape shape, Ink ink) {
		if (element.equals("token") && shape instanceof Shape.Box box)
			tokens.add(box.rect());
	}

	@Override
	public void stroke(Shape shape, Stroke stroke) {
		// Lines are known by their routes.
	}
}
