package org.irqscope.diagram.viewer;

import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Scrolls a viewport smoothly to a place, without ever blocking; what the user scrolls meanwhile wins. UI thread. */
public final class Pan {
	private static final int FRAME_MILLIS = 16, MILLIS = 240;
	private final Control canvas;
	private final Display display;
	private final Viewport viewport;
	private final Runnable frame = this::frame;
	private Point from;
	private Point to;
	private Point last;
	private long started;

	/** @param canvas what shows the viewport; nothing scrolls any more once it is disposed */
	public Pan(Control canvas, Viewport viewport) {
		this.canvas = canvas;
		this.display = canvas.getDisplay();
		this.viewport = viewport;
	}

	/** Begins to go to a place, the upper left corner of what is to be shown; or is there at once. */
	public void to(Point place, boolean atOnce) {
		display.timerExec(-1, frame);
		if (atOnce) {
			viewport.setViewLocation(place.x, place.y);
			return;
		}
		from = viewport.getViewLocation().getCopy();
		last = from;
		to = place;
		started = System.nanoTime();
		display.timerExec(FRAME_MILLIS, frame);
	}

	private void frame() {
		if (canvas.isDisposed() || viewport.getParent() == null || !viewport.getViewLocation().equals(last))
			return;
		double time = Math.min(1, (System.nanoTime() - started) / 1e6 / MILLIS);
		double share = time * time * (3 - 2 * time);
		viewport.setViewLocation((int) Math.round(from.x + (to.x - from.x) * share),
				(int) Math.round(from.y + (to.y - from.y) * share));
		last = viewport.getViewLocation().getCopy();
		if (time < 1)
			display.timerExec(FRAME_MILLIS, frame);
	}
}
