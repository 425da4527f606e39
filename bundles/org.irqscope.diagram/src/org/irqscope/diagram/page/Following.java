package org.irqscope.diagram.page;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.irqscope.diagram.action.FollowAction;
import org.irqscope.diagram.viewer.Pan;
import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Motion;

/**
 * Keeps in view where a walk stands: pans to the node of each hop that the zoomed page does not show, and to where its
 * token comes from when both have room. Used by the UI thread.
 */
public final class Following implements PagePresenter.Listener {
	private static final int MARGIN = 32;
	private final PagePresenter page;
	private final ZoomManager zoom;
	private final Pan pan;
	private final BooleanSupplier jumps;
	private int position = -1;

	/** @param jumps asked each time whether the page jumps instead of gliding */
	public Following(ScrollingGraphicalViewer viewer, PagePresenter page, BooleanSupplier jumps) {
		this.page = page;
		this.zoom = (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
		this.pan = new Pan(viewer.getControl(), zoom.getViewport());
		this.jumps = jumps;
		page.addListener(this);
	}

	@Override
	public void sceneChanged() {
		int now = page.session().map(session -> session.position()).orElse(0);
		if (now == position)
			return;
		position = now;
		if (FollowAction.isOn())
			active().ifPresent(this::show);
	}

	@Override
	public void tokenMoved() {
		// Both ends of its way were brought into view when it left.
	}

	private Optional<Rect> active() {
		return page.scene().nodes().stream().filter(Node::active).map(Node::bounds).findFirst();
	}

	private void show(Rect goal) {
		Rectangle shown = zoom.getViewport().getClientArea();
		Rect way = page.motion().filter(Motion::travels).map(motion -> motion.at(0).at())
				.map(from -> goal.union(new Rect(from.x(), from.y(), 0, 0))).orElse(goal);
		List<Rectangle> wanted = List.of(scaled(way), scaled(goal));
		Rectangle area = wanted.stream().filter(one -> one.width <= shown.width && one.height <= shown.height)
				.findFirst()
				.orElse(wanted.get(1));
		if (!shown.contains(scaled(goal).shrink(MARGIN, MARGIN))
				|| !shown.contains(area.getCopy().shrink(MARGIN, MARGIN)))
			pan.to(corner(shown, area), jumps.getAsBoolean());
	}

	private Rectangle scaled(Rect rect) {
		return new Rectangle((int) (rect.x() * zoom.getZoom()), (int) (rect.y() * zoom.getZoom()),
				(int) (rect.width() * zoom.getZoom()), (int) (rect.height() * zoom.getZoom())).expand(MARGIN, MARGIN);
	}

	/** Where to scroll so that an area is in the middle; one that is too large begins at its upper left corner. */
	private static Point corner(Rectangle shown, Rectangle area) {
		return new Point(area.x + Math.min(0, (area.width - shown.width) / 2),
				area.y + Math.min(0, (area.height - shown.height) / 2));
	}
}
