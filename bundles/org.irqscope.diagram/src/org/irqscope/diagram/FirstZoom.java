package org.irqscope.diagram;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.Viewport;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.events.ControlEvent;
import org.eclipse.swt.events.ControlListener;
import org.irqscope.scene.Rect;

/**
 * Shows a page as soon as it has nodes and the canvas a size: all of it where that can be read, else what comes first
 * in the machine and as much around it as there is room for. Used by the UI thread.
 */
final class FirstZoom implements ControlListener, PagePresenter.Listener {
	/** Makes the smallest text 9 pixels high. */
	private static final double READABLE = 0.9;
	private final GraphicalViewer viewer;
	private final FigureCanvas canvas;
	private final PagePresenter page;
	private boolean done;

	private FirstZoom(GraphicalViewer viewer, PagePresenter page) {
		this.viewer = viewer;
		this.canvas = (FigureCanvas) viewer.getControl();
		this.page = page;
	}

	static void fit(GraphicalViewer viewer, PagePresenter page) {
		FirstZoom zoom = new FirstZoom(viewer, page);
		zoom.canvas.addControlListener(zoom);
		page.addListener(zoom);
	}

	private void later() {
		if (done || canvas.getClientArea().isEmpty() || page.scene().nodes().isEmpty())
			return;
		done = true;
		canvas.removeControlListener(this);
		page.removeListener(this);
		canvas.getDisplay().asyncExec(this::fit);
	}

	private void fit() {
		if (canvas.isDisposed())
			return;
		ZoomManager zoom = (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
		canvas.getLightweightSystem().getUpdateManager().performUpdate();
		zoom.setZoomAsText(ZoomManager.FIT_ALL);
		zoom.setZoom(Math.max(READABLE, Math.min(1, zoom.getZoom())));
		canvas.getLightweightSystem().getUpdateManager().performUpdate();
		if (page.session().isEmpty())
			page.scene().nodes().stream().findFirst().ifPresent(first -> begin(zoom, first.bounds()));
	}

	/**
	 * Scrolls to the upper left corner; where the way of the first interrupt begins too far below, to that, as lanes
	 * have their titles at the top.
	 */
	private static void begin(ZoomManager zoom, Rect first) {
		Viewport viewport = zoom.getViewport();
		int top = viewport.getVerticalRangeModel().getMinimum();
		int height = viewport.getClientArea().height;
		boolean near = first.bottom() * zoom.getZoom() <= top + height;
		double middle = (first.y() + first.bottom()) / 2 * zoom.getZoom();
		viewport.setViewLocation(viewport.getHorizontalRangeModel().getMinimum(),
				near ? top : (int) Math.round(middle) - height / 2);
	}

	@Override
	public void controlResized(ControlEvent event) {
		later();
	}

	@Override
	public void controlMoved(ControlEvent event) {
		// Only the size matters.
	}

	@Override
	public void sceneChanged() {
		later();
	}

	@Override
	public void tokenMoved() {
		// Only the nodes matter.
	}
}
