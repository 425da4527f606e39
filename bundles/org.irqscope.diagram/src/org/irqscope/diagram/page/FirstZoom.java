package org.irqscope.diagram.page;

import java.util.Optional;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.events.ControlEvent;
import org.eclipse.swt.events.ControlListener;
import org.irqscope.diagram.action.FollowAction;
import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;

/**
 * Shows a page as soon as it has nodes and the canvas a size: all of it where that can be read, else what comes first
 * in the machine and as much around it as there is room for; again whenever the canvas or the picture has another
 * size, until the user has chosen another look. Used by the UI thread.
 */
public final class FirstZoom implements ControlListener, PagePresenter.Listener {
	/** Makes the smallest text 9 pixels high. */
	private static final double READABLE = 0.9;
	/** What the token takes above the node on which it stands. */
	private static final double TOKEN = 16;
	private static final String PROPERTY = FirstZoom.class.getName();
	private final GraphicalViewer viewer;
	private final FigureCanvas canvas;
	private final PagePresenter page;
	private final Optional<Look> before;
	private boolean done;
	private boolean fitting;
	private double zoomed;
	private Point begun = new Point();
	private Rect fitted = new Rect(0, 0, 0, 0);

	private FirstZoom(GraphicalViewer viewer, PagePresenter page, Optional<Look> before) {
		this.viewer = viewer;
		this.before = before;
		this.canvas = (FigureCanvas) viewer.getControl();
		this.page = page;
	}

	/** @param before how somebody has looked at the page before, which stays so */
	public static void fit(GraphicalViewer viewer, PagePresenter page, Optional<Look> before) {
		FirstZoom zoom = new FirstZoom(viewer, page, before);
		viewer.setProperty(PROPERTY, zoom);
		zoom.canvas.addControlListener(zoom);
		page.addListener(zoom);
	}

	/** How the user has chosen to look at the page of a viewer; nothing while it is as it was fitted. */
	static Optional<Look> chosen(GraphicalViewer viewer) {
		FirstZoom zoom = (FirstZoom) viewer.getProperty(PROPERTY);
		if (!zoom.done)
			return zoom.before;
		Point at = zoom.zoom().getViewport().getViewLocation();
		return zoom.isChanged() ? Optional.of(new Look(zoom.zoom().getZoom(), at.x, at.y)) : Optional.empty();
	}

	private void later() {
		if (fitting || canvas.getClientArea().isEmpty() || page.scene().nodes().isEmpty() || done && isChanged())
			return;
		fitting = true;
		canvas.getDisplay().asyncExec(this::fit);
	}

	/** True when the user has chosen another look, which stays. */
	private boolean isChanged() {
		boolean scrolled = !zoom().getViewport().getViewLocation().equals(begun);
		// A page that follows a walk scrolls by itself.
		return zoom().getZoom() != zoomed || scrolled && !(page.session().isPresent() && FollowAction.isOn());
	}

	private ZoomManager zoom() {
		return (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
	}

	private void fit() {
		if (canvas.isDisposed())
			return;
		if (!done && before.isPresent())
			again(before.get());
		else
			all();
		done = true;
		fitting = false;
	}

	/** What the user has chosen before the workbench was closed. */
	private void again(Look look) {
		zoom().setZoom(look.zoom());
		canvas.getLightweightSystem().getUpdateManager().performUpdate();
		zoom().getViewport().setViewLocation(look.x(), look.y());
		zoomed = Double.NaN;
	}

	private void all() {
		ZoomManager zoom = zoom();
		canvas.getLightweightSystem().getUpdateManager().performUpdate();
		// What a walk brings into the picture may need more room, and never lets it grow.
		double most = done && page.session().isPresent() ? zoomed : 1;
		fitted = page.scene().bounds();
		zoom.setZoomAsText(ZoomManager.FIT_ALL);
		zoom.setZoom(Math.max(READABLE, Math.min(most, zoom.getZoom())));
		canvas.getLightweightSystem().getUpdateManager().performUpdate();
		page.scene().nodes().stream().findFirst().ifPresent(first -> begin(zoom, first.bounds()));
		page.scene().nodes().stream().filter(Node::active).findFirst().ifPresent(one -> reveal(zoom, one.bounds()));
		zoomed = zoom.getZoom();
		begun = zoom.getViewport().getViewLocation().getCopy();
	}

	/**
	 * Scrolls to the upper left corner; where the way of the first interrupt begins too far below, to that, as lanes
	 * have their titles at the top.
	 */
	private static void begin(ZoomManager zoom, Rect first) {
		Viewport viewport = zoom.getViewport();
		int top = viewport.getVerticalRangeModel().getMinimum();
		viewport.setViewLocation(viewport.getHorizontalRangeModel().getMinimum(),
				seen(top, viewport.getClientArea().height, (int) (first.y() * zoom.getZoom()),
						(int) (first.height() * zoom.getZoom())));
	}

	/** Where a walk stands, with the token on it, is more than where the picture begins. */
	private static void reveal(ZoomManager zoom, Rect node) {
		Rect active = node.union(new Rect(node.x(), node.y() - TOKEN, 0, 0));
		Viewport viewport = zoom.getViewport();
		Rectangle shown = viewport.getClientArea();
		double scale = zoom.getZoom();
		Rectangle place = new Rectangle((int) (active.x() * scale), (int) (active.y() * scale),
				(int) (active.width() * scale), (int) (active.height() * scale));
		viewport.setViewLocation(seen(shown.x, shown.width, place.x, place.width),
				seen(shown.y, shown.height, place.y, place.height));
	}

	/** Where to scroll in one direction: nowhere, or so that a place is in the middle, or so that it begins there. */
	private static int seen(int from, int room, int start, int length) {
		if (start >= from && start + length <= from + room || length > room && start >= from && start < from + room / 2)
			return from;
		return start + Math.min(0, (length - room) / 2);
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
		if (!page.scene().bounds().equals(fitted))
			later();
	}

	@Override
	public void tokenMoved() {
		// Only the nodes matter.
	}
}
