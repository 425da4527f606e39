package org.irqscope.ui.timeline;

import java.util.stream.IntStream;

import org.eclipse.swt.graphics.GC;
import org.irqscope.core.timeline.Clock;
import org.irqscope.core.timeline.TimeWindow;

/** Draws the numbers of hops above the lanes, and what marks point at. Used by the UI thread. */
final class RulerPainter {
	static final int HEIGHT = 36;
	private static final int APART = 72, WITH_TIME = 150, TICK = 5;
	private final GC gc;
	private final TimelinePicture picture;
	private final LaneColors colors;

	RulerPainter(GC gc, TimelinePicture picture, LaneColors colors) {
		this.gc = gc;
		this.picture = picture;
		this.colors = colors;
	}

	void paint() {
		TimeWindow window = picture.window();
		gc.setBackground(colors.stripe());
		gc.fillRectangle(0, 0, window.width(), HEIGHT);
		gc.setForeground(colors.line());
		gc.drawLine(0, HEIGHT - 1, window.width(), HEIGHT - 1);
		ticks().forEach(this::tick);
		new FlagPainter(gc, colors).paint(picture);
		new BreakpointPainter(gc, window, colors).paint(picture.breakpoints());
	}

	/** The positions that have numbers. */
	private IntStream ticks() {
		TimeWindow window = picture.window();
		int step = step(window.scale(), picture.timeline().clock().runs() ? WITH_TIME : APART);
		return IntStream.iterate(window.from() / step * step, at -> at <= window.to(), at -> at + step);
	}

	/** Lines from the numbers down through the lanes. */
	void grid(int bottom) {
		gc.setForeground(colors.border());
		ticks().map(at -> (int) Math.round(picture.window().x(at))).forEach(x -> gc.drawLine(x, HEIGHT, x, bottom));
	}

	/** 1, 2, 5, 10 and so on: the first at which numbers do not touch. */
	private static int step(double scale, int apart) {
		int power = 1;
		for (;; power *= 10)
			for (int digit : new int[] { 1, 2, 5 })
				if (digit * power * scale >= apart)
					return digit * power;
	}

	private void tick(int position) {
		int x = (int) Math.round(picture.window().x(position));
		gc.setForeground(colors.line());
		gc.drawLine(x, HEIGHT - TICK, x, HEIGHT - 1);
		gc.setForeground(colors.quiet());
		gc.drawText(label(position), x + 2, HEIGHT - 1 - gc.getFontMetrics().getHeight(), true);
	}

	/** The number of the hop, and the time where any passes. */
	private String label(int position) {
		Clock clock = picture.timeline().clock();
		String number = Texts.of("timeline.number", position);
		return clock.runs() ? Texts.of("timeline.number.time", number, Texts.of("timeline.time", clock.at(position)))
				: number;
	}
}
