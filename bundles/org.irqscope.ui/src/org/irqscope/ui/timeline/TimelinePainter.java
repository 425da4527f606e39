package org.irqscope.ui.timeline;

import java.util.List;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.irqscope.core.timeline.CallBar;
import org.irqscope.core.timeline.CallBars;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.core.timeline.TimelineLane;

/** Draws a timeline: the ruler above, the names of lanes at the left, and the cursor through all. UI thread. */
final class TimelinePainter {
	/** How wide the names of lanes are. */
	static final int NAMES = 140;
	private static final int INSET = 6;
	private final GC gc;
	private final TimelinePicture picture;
	private final List<LaneBand> bands;
	private final LaneColors colors;
	private final Point size;

	TimelinePainter(GC gc, TimelinePicture picture, List<LaneBand> bands, Point size) {
		this.gc = gc;
		this.picture = picture;
		this.bands = bands;
		this.colors = new LaneColors(picture.theme());
		this.size = size;
	}

	/** @param scrolled how far the lanes have been scrolled up */
	void paint(int scrolled) {
		gc.setBackground(colors.canvas());
		gc.fillRectangle(0, 0, size.x, size.y);
		gc.setClipping(0, RulerPainter.HEIGHT, size.x, Math.max(0, size.y - RulerPainter.HEIGHT));
		bands.stream().filter(band -> isSeen(band, scrolled)).forEach(band -> ground(band, top(band, scrolled)));
		within(RulerPainter.HEIGHT, () -> lanes(scrolled));
		within(0, this::rulerAndCursor);
		gc.setClipping((Rectangle) null);
		gc.setForeground(colors.line());
		gc.drawLine(NAMES, 0, NAMES, size.y);
	}

	private static int top(LaneBand band, int scrolled) {
		return RulerPainter.HEIGHT + band.y() - scrolled;
	}

	private boolean isSeen(LaneBand band, int scrolled) {
		return top(band, scrolled) < size.y && band.bottom() > scrolled;
	}

	/** Draws at the right of the names, from a height on. */
	private void within(int y, Runnable drawing) {
		Transform shift = new Transform(gc.getDevice());
		shift.translate(NAMES + 1, 0);
		gc.setTransform(shift);
		gc.setClipping(0, y, picture.window().width(), Math.max(0, size.y - y));
		drawing.run();
		gc.setTransform(null);
		shift.dispose();
	}

	private void ground(LaneBand band, int y) {
		boolean chosen = picture.look().selected().filter(band.row().lane()::equals).isPresent();
		if (chosen || band.number() % 2 != 0) {
			gc.setBackground(chosen ? colors.chosen() : colors.stripe());
			gc.fillRectangle(0, y, size.x, band.height());
		}
		gc.setForeground(colors.text());
		gc.drawText(Shortened.of(band.row().lane().title(), NAMES - 2 * INSET, 1, text -> gc.textExtent(text).x), INSET,
				y + (Math.min(band.height(), LaneBand.LANE) - gc.getFontMetrics().getHeight()) / 2, true);
	}

	private void lanes(int scrolled) {
		chosen();
		if (picture.look().grid())
			new RulerPainter(gc, picture, colors).grid(size.y);
		LanePainter lanes = new LanePainter(gc, picture.window(), colors);
		CallPainter calls = new CallPainter(gc, picture.window(), colors, calls());
		for (LaneBand band : bands) {
			if (!isSeen(band, scrolled))
				continue;
			if (picture.detailed() && band.row().lane() instanceof TimelineLane.OfContext context)
				calls.paint(context, top(band, scrolled));
			else
				lanes.paint(band.row(), top(band, scrolled));
		}
	}

	/** The part of the time that is chosen. */
	private void chosen() {
		if (picture.look().anchor().isEmpty())
			return;
		int one = (int) Math.round(picture.window().x(picture.look().anchor().getAsInt()));
		int other = (int) Math.round(picture.window().x(picture.position()));
		gc.setBackground(colors.chosen());
		gc.fillRectangle(Math.min(one, other), RulerPainter.HEIGHT, Math.abs(other - one), size.y);
	}

	/** Only of what is seen: the walk of the stop is read, nothing is asked of the run. */
	private List<CallBar> calls() {
		TimeWindow window = picture.window();
		if (!picture.detailed())
			return List.of();
		return picture.stop().map(stop -> CallBars.of(stop.walk(), Math.min(window.from(), stop.length()),
				Math.min(window.to(), stop.length()))).orElse(List.of());
	}

	private void rulerAndCursor() {
		new RulerPainter(gc, picture, colors).paint();
		int x = (int) Math.round(picture.window().x(picture.position()));
		gc.setBackground(colors.accent());
		gc.fillRectangle(x - 1, RulerPainter.HEIGHT / 2, 2, size.y);
	}
}
