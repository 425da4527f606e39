package org.irqscope.diagram.figures;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.theme.Theme;

/** Lies over a row of a node, which paints the row itself; a quiet ring shows that the row is selected. */
public final class RowFigure extends Figure {
	private static final double WIDTH = 1.5, RADIUS = 3;
	private static final int MARGIN = 3;
	private Theme theme = Theme.LIGHT;
	private boolean selected;

	/** Lies over another place. */
	public void cover(Rect area) {
		setBounds(SceneGeometry.rectangle(area).expand(MARGIN, 0));
	}

	/** Shows the ring or hides it. */
	public void setSelected(boolean value, Theme colours) {
		selected = value;
		theme = colours;
		repaint();
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		if (!selected)
			return;
		Rectangle bounds = getBounds();
		Rect ring = new Rect(bounds.x + WIDTH / 2, bounds.y + WIDTH / 2, bounds.width - WIDTH, bounds.height - WIDTH);
		new Draw2dCanvas(graphics).stroke(new Shape.Box(ring, RADIUS), new Stroke(theme.selection(), WIDTH));
	}
}
