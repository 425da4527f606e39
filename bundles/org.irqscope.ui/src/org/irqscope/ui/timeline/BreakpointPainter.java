package org.irqscope.ui.timeline;

import java.util.List;

import org.eclipse.swt.graphics.GC;
import org.irqscope.core.listing.HopRows;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.ui.hops.HopMarks.Marked;
import org.irqscope.ui.hops.HopMarks;

/**
 * Draws where breakpoints stop: a dot for one that does, a ring for one that is off. Of many that are near each other
 * one is drawn, so that it costs as much as the ruler is wide. Used by the UI thread.
 */
final class BreakpointPainter {
	private static final int DOT = 7, APART = 5;
	private final GC gc;
	private final TimeWindow window;
	private final LaneColors colors;

	BreakpointPainter(GC gc, TimeWindow window, LaneColors colors) {
		this.gc = gc;
		this.window = window;
		this.colors = colors;
	}

	void paint(List<Marked> breakpoints) {
		breakpoints.forEach(this::paint);
	}

	private void paint(Marked breakpoint) {
		HopRows hops = breakpoint.hops();
		int step = (int) Math.max(1, APART / window.scale());
		int row = hops.row(window.from() - 2) + 1;
		while (row < hops.size() && hops.hop(row) <= window.to()) {
			dot(breakpoint.mark(), (int) Math.round(window.x(hops.hop(row) + 1)));
			row = Math.max(row + 1, hops.row(hops.hop(row) + step - 1) + 1);
		}
	}

	/** At the foot of the ruler, above the first lane. */
	private void dot(HopMarks.Mark mark, int x) {
		int y = RulerPainter.HEIGHT - DOT - 2;
		gc.setBackground(mark == HopMarks.Mark.SET ? colors.accent() : colors.stripe());
		gc.setForeground(colors.accent());
		gc.fillOval(x - DOT / 2, y, DOT, DOT);
		gc.drawOval(x - DOT / 2, y, DOT - 1, DOT - 1);
	}
}
