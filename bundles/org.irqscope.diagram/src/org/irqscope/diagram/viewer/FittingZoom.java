package org.irqscope.diagram.viewer;

import org.eclipse.draw2d.ScalableFreeformLayeredPane;
import org.eclipse.draw2d.Viewport;
import org.eclipse.gef.editparts.ZoomManager;

/**
 * Fits a little less than GEF does: scaled sizes are rounded up, and a pixel too many brings scroll bars that cover
 * what was to be shown. UI thread.
 */
final class FittingZoom extends ZoomManager {
	private static final double SHARE = 0.995;

	FittingZoom(ScalableFreeformLayeredPane layers, Viewport viewport) {
		super(layers, viewport);
	}

	@Override
	protected double getFitHeightZoomLevel() {
		return SHARE * super.getFitHeightZoomLevel();
	}

	@Override
	protected double getFitPageZoomLevel() {
		return SHARE * super.getFitPageZoomLevel();
	}

	@Override
	protected double getFitWidthZoomLevel() {
		return SHARE * super.getFitWidthZoomLevel();
	}
}
