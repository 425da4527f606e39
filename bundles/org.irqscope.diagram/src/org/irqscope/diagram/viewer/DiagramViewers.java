package org.irqscope.diagram.viewer;

import java.util.List;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.gef.KeyHandler;
import org.eclipse.gef.MouseWheelHandler;
import org.eclipse.gef.SnapToGrid;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.ui.parts.GraphicalViewerKeyHandler;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.swt.SWT;
import org.irqscope.diagram.parts.DiagramPartFactory;
import org.irqscope.scene.DiagramStyle;

/** Sets up a viewer that shows a machine's diagram: in the editor, or anywhere else. */
public final class DiagramViewers {
	private static final double[] ZOOM_LEVELS = { 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4 };

	private static final String CSS_DISABLED = "org.eclipse.e4.ui.css.disabled";

	private DiagramViewers() {
	}

	/** Gives a viewer its root, its layers, keys and wheel; contents come afterwards. */
	public static void configure(ScrollingGraphicalViewer viewer, KeyHandler shared) {
		DiagramRootEditPart root = new DiagramRootEditPart();
		ZoomManager zoom = root.getZoomManager();
		zoom.setZoomLevels(ZOOM_LEVELS);
		zoom.setZoomLevelContributions(List.of(ZoomManager.FIT_ALL, ZoomManager.FIT_WIDTH, ZoomManager.FIT_HEIGHT));
		viewer.setRootEditPart(root);
		viewer.setEditPartFactory(new DiagramPartFactory());
		viewer.setKeyHandler(new GraphicalViewerKeyHandler(viewer).setParent(shared));
		viewer.setProperty(MouseWheelHandler.KeyGenerator.getKey(SWT.MOD1), new WheelZoom());
		int grid = (int) DiagramStyle.GRID;
		viewer.setProperty(SnapToGrid.PROPERTY_GRID_ENABLED, Boolean.TRUE);
		viewer.setProperty(SnapToGrid.PROPERTY_GRID_VISIBLE, Boolean.FALSE);
		viewer.setProperty(SnapToGrid.PROPERTY_GRID_SPACING, new Dimension(grid, grid));
		// Overlay scroll bars would repaint the whole canvas with every move of the mouse.
		((FigureCanvas) viewer.getControl()).setScrollbarsMode(SWT.NONE);
		// The picture has a theme of its own, which the desktop's style sheets would paint over.
		viewer.getControl().setData(CSS_DISABLED, Boolean.TRUE);
	}
}
