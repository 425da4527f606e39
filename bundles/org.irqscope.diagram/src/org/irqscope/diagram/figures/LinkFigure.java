package org.irqscope.diagram.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.PolylineConnection;
import org.eclipse.draw2d.geometry.Rectangle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.RoutePainter;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.theme.Theme;

/** One line of a scene. Its way is the scene's; the figure only paints it and can be clicked. */
public final class LinkFigure extends PolylineConnection {
	/** Room for labels, arrows and hops beside the line. */
	private static final int BESIDE = 18;
	private static final int TOLERANCE = 4;
	private static final double BAND = 9, BAND_ALPHA = 0.25;
	private Route route;
	private Theme theme;
	private boolean selected;

	public LinkFigure(Route route, Theme theme) {
		this.route = route;
		this.theme = theme;
		setTolerance(TOLERANCE);
		setPoints(SceneGeometry.points(route.points()));
	}

	/** Shows the line as it is now; repaints only when it differs. */
	public void show(Route shown, Theme colours) {
		if (shown.equals(route) && colours == theme)
			return;
		boolean moved = !shown.points().equals(route.points());
		route = shown;
		theme = colours;
		if (moved)
			setPoints(SceneGeometry.points(shown.points()));
		repaint();
	}

	/** What the figure shows. */
	public Link link() {
		return route.link();
	}

	public void setSelected(boolean shown) {
		selected = shown;
		repaint();
	}

	/** The scene has routed the line already. */
	@Override
	public void layout() {
		bounds = null;
		repaint();
	}

	@Override
	public Rectangle getBounds() {
		if (bounds == null)
			bounds = getPoints().getBounds().getExpanded(BESIDE, BESIDE);
		return bounds;
	}

	@Override
	public void paintFigure(Graphics graphics) {
		Draw2dCanvas canvas = new Draw2dCanvas(graphics);
		if (selected)
			canvas.stroke(new Shape.Line(route.points()),
					new Stroke(theme.selection().withAlpha(BAND_ALPHA), BAND));
		new RoutePainter(canvas, theme).paint(route);
	}
}
