package org.irqscope.diagram.viewer;

import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.FreeformLayeredPane;
import org.eclipse.draw2d.FreeformViewport;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.LayeredPane;
import org.eclipse.draw2d.ScalableFreeformLayeredPane;
import org.eclipse.draw2d.Viewport;
import org.eclipse.gef.editparts.ScalableFreeformRootEditPart;
import org.eclipse.gef.editparts.ZoomManager;
import org.irqscope.diagram.figures.BackdropFigure;
import org.irqscope.diagram.figures.TokenFigure;

/** The layers of a diagram: ground, nodes, lines, token, and the feedback of tools. */
public final class DiagramRootEditPart extends ScalableFreeformRootEditPart {
	private static final String BACKDROP_LAYER = "Backdrop Layer", TOKEN_LAYER = "Token Layer";
	// The super constructor makes the layers, so these two must not be initialised here.
	private BackdropFigure backdrop;
	private TokenFigure token;
	private ZoomManager zoom;

	@Override
	public ZoomManager getZoomManager() {
		if (zoom == null)
			zoom = new FittingZoom((ScalableFreeformLayeredPane) getScaledLayers(), (Viewport) getFigure());
		return zoom;
	}

	@Override
	protected IFigure createFigure() {
		FreeformViewport usual = (FreeformViewport) super.createFigure();
		IFigure layers = usual.getContents();
		usual.setContents(null);
		PictureViewport viewport = new PictureViewport();
		viewport.setContents(layers);
		return viewport;
	}

	@Override
	protected ScalableFreeformLayeredPane createScaledLayers() {
		ScalableFreeformLayeredPane layers = new ZoomPane();
		layers.add(createGridLayer(), GRID_LAYER);
		layers.add(getPrintableLayers(), PRINTABLE_LAYERS);
		FreeformLayer feedback = new FreeformLayer();
		feedback.setEnabled(false);
		layers.add(feedback, SCALED_FEEDBACK_LAYER);
		return layers;
	}

	@Override
	protected LayeredPane createPrintableLayers() {
		FreeformLayeredPane layers = (FreeformLayeredPane) super.createPrintableLayers();
		backdrop = new BackdropFigure();
		token = new TokenFigure();
		layers.add(layer(backdrop), BACKDROP_LAYER, 0);
		layers.add(layer(token), TOKEN_LAYER, -1);
		return layers;
	}

	private static FreeformLayer layer(IFigure figure) {
		FreeformLayer layer = new FreeformLayer();
		layer.setEnabled(false);
		layer.add(figure);
		return layer;
	}

	/** The ground behind the nodes. */
	public BackdropFigure backdrop() {
		return backdrop;
	}

	/** What travels above the lines. */
	public TokenFigure token() {
		return token;
	}
}
