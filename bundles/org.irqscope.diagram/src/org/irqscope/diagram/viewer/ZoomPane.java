package org.irqscope.diagram.viewer;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.ScalableFreeformLayeredPane;

/**
 * Scales with the graphics of the screen. The pane of GEF 3.2 scales with {@code ScaledGraphics}, which cannot draw
 * paths and makes text wider than its box.
 */
final class ZoomPane extends ScalableFreeformLayeredPane {
	@Override
	protected void paintClientArea(Graphics graphics) {
		graphics.pushState();
		graphics.scale((float) getScale());
		paintChildren(graphics);
		graphics.popState();
	}
}
