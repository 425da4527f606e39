package org.irqscope.diagram.outline;

import java.util.Map;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.FreeformFigure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.MouseEvent;
import org.eclipse.draw2d.MouseListener;
import org.eclipse.draw2d.MouseMotionListener;
import org.eclipse.draw2d.UpdateListener;
import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Control;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.figures.Draw2dCanvas;
import org.irqscope.diagram.viewer.DiagramRootEditPart;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Theme;

/** The whole diagram small, with a frame around what the editor shows; dragging the frame scrolls. */
final class OverviewFigure extends Figure implements UpdateListener {
	private static final int REFRESH_MILLIS = 200, MARGIN = 4, NANOS = 1_000_000;
	/** Of the time of a walk that plays, the overview takes at most one part in so many. */
	private static final int SHARE = 20;
	private static final double SHADE = 0.06;
	private final DiagramRootEditPart root;
	private final IFigure source;
	private final Runnable refresh = this::repaintLater;
	private boolean pending;
	private int lastMillis;

	OverviewFigure(DiagramRootEditPart root) {
		this.root = root;
		this.source = root.getLayer(LayerConstants.PRINTABLE_LAYERS);
		setOpaque(true);
		source.getUpdateManager().addUpdateListener(this);
		addMouseListener(new MouseListener.Stub() {
			@Override
			public void mousePressed(MouseEvent event) {
				scroll(event);
			}
		});
		addMouseMotionListener(new MouseMotionListener.Stub() {
			@Override
			public void mouseDragged(MouseEvent event) {
				scroll(event);
			}
		});
	}

	void dispose() {
		source.getUpdateManager().removeUpdateListener(this);
		Display.getCurrent().timerExec(-1, refresh);
	}

	private Viewport viewport() {
		return root.getZoomManager().getViewport();
	}

	private Rectangle extent() {
		return ((FreeformFigure) source).getFreeformExtent();
	}

	private float scale(Rectangle extent) {
		return (float) Math.min(1, Math.min((getBounds().width - 2.0 * MARGIN) / Math.max(1, extent.width),
				(getBounds().height - 2.0 * MARGIN) / Math.max(1, extent.height)));
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		Rectangle extent = extent();
		float scale = scale(extent);
		Control page = root.getViewer().getControl();
		// What is painted last may be the overview of an editor that is closed.
		if (scale <= 0 || extent.isEmpty() || page == null)
			return;
		long begun = System.nanoTime();
		graphics.setBackgroundColor(page.getBackground());
		graphics.fillRectangle(getBounds());
		graphics.pushState();
		graphics.translate(getBounds().x + MARGIN, getBounds().y + MARGIN);
		graphics.scale(scale);
		graphics.translate(-extent.x, -extent.y);
		source.paint(graphics);
		frame(new Draw2dCanvas(graphics), scale);
		graphics.popState();
		lastMillis = (int) ((System.nanoTime() - begun) / NANOS);
	}

	private void frame(Draw2dCanvas canvas, float scale) {
		ZoomManager zoom = root.getZoomManager();
		Rectangle shown = viewport().getClientArea();
		Shape frame = new Shape.Box(new Rect(shown.x / zoom.getZoom(), shown.y / zoom.getZoom(),
				shown.width / zoom.getZoom(), shown.height / zoom.getZoom()), 0);
		Ink ink = DiagramTheme.current().selection();
		canvas.fill(frame, ink.withAlpha(SHADE));
		canvas.stroke(frame, new Stroke(ink, 1.5 / scale));
	}

	/** Brings what is under the pointer to the middle of the editor. */
	private void scroll(MouseEvent event) {
		Rectangle extent = extent();
		double zoom = root.getZoomManager().getZoom();
		double x = (event.x - getBounds().x - MARGIN) / scale(extent) + extent.x;
		double y = (event.y - getBounds().y - MARGIN) / scale(extent) + extent.y;
		Rectangle shown = viewport().getClientArea();
		viewport().setViewLocation((int) (x * zoom) - shown.width / 2, (int) (y * zoom) - shown.height / 2);
		event.consume();
	}

	@Override
	public void notifyPainting(Rectangle damage, @SuppressWarnings("rawtypes") Map dirtyRegions) {
		if (pending)
			return;
		pending = true;
		Display.getCurrent().timerExec(Math.max(REFRESH_MILLIS, SHARE * lastMillis), refresh);
	}

	private void repaintLater() {
		pending = false;
		if (getParent() != null)
			repaint();
	}

	@Override
	public void notifyValidating() {
		// Painting follows.
	}
}
