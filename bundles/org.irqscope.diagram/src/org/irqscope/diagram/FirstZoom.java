package org.irqscope.diagram;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.events.ControlEvent;
import org.eclipse.swt.events.ControlListener;

/** Shows a whole page as soon as it has nodes and the canvas a size, but never enlarged, nor too small to be read. */
final class FirstZoom implements ControlListener, PagePresenter.Listener {
	private static final double SMALLEST = 0.3;
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
		zoom.setZoom(Math.max(SMALLEST, Math.min(1, zoom.getZoom())));
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
