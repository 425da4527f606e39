package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
	private final Map<String, Rect> boxes = new HashMap<>();
	private final List<Written> texts = new ArrayList<>();
	private final List<Rect> tokens = new ArrayList<>();
	private String element = "";

	/** A text that was painted, and the element that it belongs to. */
	private record Written(String element, String text, Rect area) {
	}

	private SceneFaults(Scene scene) {
		this.scene = scene;
		scene.nodes().forEach(node -> boxes.put(node.id(), node.bounds()));
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
		List<Written> downwards = new ArrayList<>(texts);
		downwards.sort(Comparator.comparingDouble(text -> text.area.y()));
		for (int at = 0; at < downwards.size(); at++) {
			Written text = downwards.get(at);
			Rect box = boxes.get(text.element);
			if (box != null && !box.contains(text.area))
				found.add("\"" + text.text + "\" leaves " + text.element);
			// All further down begin below this one.
			for (int next = at + 1; next < downwards.size()
					&& downwards.get(next).area.y() < text.area.bottom(); next++) {
				Written other = downwards.get(next);
				if (text.area.intersects(other.area))
					found.add("\"" + other.text + "\" lies on \"" + text.text + "\" of " + text.element);
			}
		}
	}

	/** What stands beside the nodes: labels, the titles of lanes, the legend. */
	private void labels(List<String> found) {
		for (Written text : texts) {
			if (boxes.containsKey(text.element))
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
				if (node.bounds().intersects(other.bounds()) && node.id().compareTo(other.id()) < 0)
					found.add(node.id() + " lies on " + other.id());
	}

	private void lines(List<String> found) {
		List<Written> labels = texts.stream().filter(text -> !boxes.containsKey(text.element)).toList();
		for (Route route : scene.routes())
			for (Shape.Line piece : route.pieces()) {
				Rect area = area(piece);
				for (Node node : scene.nodes())
					if (node.bounds().grown(-1).intersects(area))
						found.add(route.link().id() + " runs through " + node.id());
				for (Written text : labels)
					if (text.area.intersects(area) && !text.element.equals(route.link().id()))
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
