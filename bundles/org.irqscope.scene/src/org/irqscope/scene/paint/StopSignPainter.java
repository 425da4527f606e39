package org.irqscope.scene.paint;

import java.util.Optional;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.NodePart;
import org.irqscope.scene.Point;
import org.irqscope.scene.Shape;
import org.irqscope.scene.StopSign;
import org.irqscope.scene.theme.Theme;

/** Paints the signs of a node that say where the walk stops, at its left edge. */
final class StopSignPainter {
	private static final double RADIUS = 3.75, ARROW = 5, WIDTH = 1.5;
	private final Canvas canvas;
	private final Theme theme;

	StopSignPainter(Canvas canvas, Theme theme) {
		this.canvas = canvas;
		this.theme = theme;
	}

	void paint(Node node) {
		for (StopSign sign : node.signs())
			place(node, sign.part()).ifPresent(middle -> paint(sign.kind(), middle));
	}

	/** The middle of a sign; nothing for one at a part that the node does not show. */
	private static Optional<Point> place(Node node, String part) {
		double x = node.bounds().x() + DiagramStyle.PADDING / 2;
		if (part.isEmpty())
			return Optional.of(new Point(x, node.bounds().y() + DiagramStyle.TITLE_HEIGHT / 2 + 1));
		return NodePart.of(node).stream().filter(one -> one.id().equals(part)).findFirst()
				.map(one -> new Point(x, one.area().y() + DiagramStyle.FIELD_HEIGHT / 2));
	}

	private void paint(StopSign.Kind kind, Point middle) {
		Shape shape = kind == StopSign.Kind.HIT ? arrow(middle) : new Shape.Disc(middle, RADIUS);
		canvas.fill(shape, switch (kind) {
		case OFF -> theme.node();
		case ON -> theme.stop();
		case HIT -> theme.accent();
		});
		canvas.stroke(shape, new Stroke(kind == StopSign.Kind.HIT ? theme.text() : theme.stop(),
				kind == StopSign.Kind.HIT ? 1 : WIDTH));
	}

	private static Shape arrow(Point middle) {
		double left = middle.x() - ARROW + 1;
		return new Shape.Line(new Point(left, middle.y() - ARROW), new Point(left + 2 * ARROW, middle.y()),
				new Point(left, middle.y() + ARROW), new Point(left, middle.y() - ARROW));
	}
}
