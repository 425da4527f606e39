package org.irqscope.ui.timeline;

import java.util.List;

import org.eclipse.swt.graphics.GC;
import org.irqscope.core.timeline.CallBar;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.core.timeline.TimelineLane;

/** Draws the functions of a context as nested bars, with their names where they fit. Used by the UI thread. */
final class CallPainter {
	private static final int INSET = 3, SHORTEST = 3;
	private final GC gc;
	private final TimeWindow window;
	private final LaneColors colors;
	private final List<CallBar> bars;

	/** @param bars all that are seen, of all contexts */
	CallPainter(GC gc, TimeWindow window, LaneColors colors, List<CallBar> bars) {
		this.gc = gc;
		this.window = window;
		this.colors = colors;
		this.bars = bars;
	}

	/** Draws the calls of a lane's context at a height. */
	void paint(TimelineLane.OfContext lane, int y) {
		for (CallBar bar : bars)
			if (bar.context().equals(lane.context()))
				paint(lane, bar, y + LaneBand.GAP + Math.min(bar.depth(), LaneBand.DEEPEST) * LaneBand.CALL);
	}

	private void paint(TimelineLane lane, CallBar bar, int y) {
		int left = (int) Math.max(-1, Math.round(window.x(bar.from())));
		int right = (int) Math.min(window.width() + 1.0, Math.round(window.x(bar.to())));
		int width = Math.max(1, right - left - 1);
		gc.setBackground(colors.of(lane, bar.depth() % 2 == 0 ? 0.3 : 0.18));
		gc.setForeground(colors.of(lane, 0.7));
		gc.fillRectangle(left, y, width, LaneBand.CALL - 1);
		gc.drawRectangle(left, y, width - 1, LaneBand.CALL - 2);
		name(bar.function(), Math.max(0, left) + INSET, right - Math.max(0, left) - 2 * INSET, y);
	}

	private void name(String function, int x, int width, int y) {
		String fitting = Shortened.of(function, width, SHORTEST, text -> gc.textExtent(text).x);
		if (fitting.isEmpty())
			return;
		gc.setForeground(colors.text());
		gc.drawText(fitting, x, y + (LaneBand.CALL - 1 - gc.getFontMetrics().getHeight()) / 2, true);
	}
}
