package org.irqscope.scene.paint;

import java.util.List;

import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.TextMeasure;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Theme;

/** Paints one node; the screen's figures and the exports both use it. */
public final class NodePainter {
	private final Canvas canvas;
	private final Theme theme;
	private final RowPainter rows;

	/** A painter for one canvas, to be used in its thread; the measure is the one that the nodes were sized with. */
	public NodePainter(Canvas canvas, Theme theme, TextMeasure measure) {
		this.canvas = canvas;
		this.theme = theme;
		this.rows = new RowPainter(canvas, theme, measure);
	}

	/** Paints a node where it stands. */
	public void paint(Node node) {
		canvas.begin(node.id(), node.title());
		Rect bounds = node.bounds();
		Shape body = new Shape.Box(bounds, DiagramStyle.CORNER);
		canvas.fill(body, theme.node());
		canvas.fill(band(bounds), theme.role(node.role()));
		canvas.stroke(body, new Stroke(node.active() ? theme.accent() : theme.border(), node.active() ? 2 : 1));
		double x = bounds.x() + DiagramStyle.PADDING;
		double middle = bounds.y() + DiagramStyle.TITLE_HEIGHT / 2 + 1;
		canvas.text(node.title(), x, TextStyle.TITLE.baseline(middle), TextStyle.TITLE, theme.text());
		if (!node.caption().isEmpty()) {
			double line = bounds.y() + DiagramStyle.TITLE_HEIGHT + DiagramStyle.CAPTION_HEIGHT / 2 - 4;
			canvas.text(node.caption(), x, TextStyle.CAPTION.baseline(line), TextStyle.CAPTION, theme.quiet());
		}
		rows(node);
		new StopSignPainter(canvas, theme).paint(node);
		canvas.end();
	}

	/** Long tables are mostly outside of what is seen, or of what has to be painted anew. */
	private void rows(Node node) {
		if (node.rows().isEmpty())
			return;
		Rect place = node.row(0);
		for (Row row : node.rows()) {
			place = new Rect(place.x(), place.y(), place.width(), row.height());
			if (canvas.shows(place.grown(DiagramStyle.PADDING)))
				rows.paint(row, place);
			place = place.movedTo(place.x(), place.bottom());
		}
	}

	/** The role's colour along the left edge, with the corners of the box. */
	private static Shape band(Rect bounds) {
		double r = DiagramStyle.CORNER;
		double x = bounds.x();
		double inner = x + DiagramStyle.BAND;
		return new Shape.Path(List.of(new Shape.Segment.Move(new Point(x + r, bounds.y())),
				new Shape.Segment.Curve(new Point(x, bounds.y()), new Point(x, bounds.y() + r)),
				new Shape.Segment.To(new Point(x, bounds.bottom() - r)),
				new Shape.Segment.Curve(new Point(x, bounds.bottom()), new Point(x + r, bounds.bottom())),
				new Shape.Segment.Curve(new Point(inner, bounds.bottom()), new Point(inner, bounds.bottom() - r)),
				new Shape.Segment.To(new Point(inner, bounds.y() + r)),
				new Shape.Segment.Curve(new Point(inner, bounds.y()), new Point(x + r, bounds.y()))));
	}
}
