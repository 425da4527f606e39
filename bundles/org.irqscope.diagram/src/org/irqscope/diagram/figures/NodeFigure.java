package org.irqscope.diagram.figures;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.handles.HandleBounds;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.paint.NodePainter;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.theme.Theme;

/** One node of a scene. Its bounds have room for the ring of the active node. */
public final class NodeFigure extends Figure implements HandleBounds {
	private static final int RING = 2;
	private Node node;
	private Theme theme;

	public NodeFigure(Node node, Theme theme) {
		this.node = node;
		this.theme = theme;
		setBounds(area(node));
	}

	/** Shows the node as it is now; repaints only when it differs. */
	public void show(Node shown, Theme colours) {
		if (shown.equals(node) && colours == theme)
			return;
		node = shown;
		theme = colours;
		setBounds(area(shown));
		repaint();
	}

	/** What the figure shows. */
	public Node node() {
		return node;
	}

	/** The rectangle of the figure in its layer. */
	public static Rectangle area(Node node) {
		return SceneGeometry.rectangle(node.bounds()).expand(RING, RING);
	}

	/** The place of the node whose figure has these bounds. */
	public static Point place(Rectangle area) {
		return new Point(area.x + RING, area.y + RING);
	}

	@Override
	public Rectangle getHandleBounds() {
		return getBounds().getCopy().shrink(RING, RING);
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		new NodePainter(new Draw2dCanvas(graphics), theme, Fonts.MEASURE).paint(node);
	}
}
