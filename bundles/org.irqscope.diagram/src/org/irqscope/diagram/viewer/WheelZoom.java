package org.irqscope.diagram.viewer;

import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.MouseWheelHandler;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.widgets.Event;

/** Zooms with the wheel; what is under the pointer stays there. */
final class WheelZoom implements MouseWheelHandler {
	@Override
	public void handleMouseWheel(Event event, EditPartViewer viewer) {
		ZoomManager zoom = (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
		Viewport viewport = zoom.getViewport();
		double before = zoom.getZoom();
		Point location = viewport.getViewLocation();
		double x = (location.x + event.x) / before;
		double y = (location.y + event.y) / before;
		if (event.count > 0)
			zoom.zoomIn();
		else
			zoom.zoomOut();
		viewport.setViewLocation((int) Math.round(x * zoom.getZoom()) - event.x,
				(int) Math.round(y * zoom.getZoom()) - event.y);
		event.doit = false;
	}
}
