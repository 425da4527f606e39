package org.irqscope.diagram;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.events.ControlEvent;
import org.eclipse.swt.events.ControlListener;

/** Shows the whole diagram as soon as the canvas has a size, but never enlarged. */
final class FirstZoom {
	private FirstZoom() {
	}

	static void fit(GraphicalViewer viewer) {
		FigureCanvas canvas = (FigureCanvas) viewer.getControl();
		canvas.addControlListener(new ControlListener() {
			@Override
			public void controlResized(ControlEvent event) {
				if (canvas.getClientArea().isEmpty())
					return;
				canvas.removeControlListener(this);
				canvas.getDisplay().asyncExec(() -> fit(viewer, canvas));
			}

			@Override
			public void controlMoved(ControlEvent event) {
				// Only the size matters.
			}
		});
	}

	private static void fit(GraphicalViewer viewer, FigureCanvas canvas) {
		if (canvas.isDisposed())
			return;
		ZoomManager zoom = (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
		canvas.getLightweightSystem().getUpdateManager().performUpdate();
		zoom.setZoomAsText(ZoomManager.FIT_ALL);
		if (zoom.getZoom() > 1)
			zoom.setZoom(1);
	}
}
