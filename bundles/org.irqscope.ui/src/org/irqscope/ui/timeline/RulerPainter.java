package org.irqscope.ui.timeline;

import org.eclipse.swt.graphics.GC;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.core.timeline.TimelineMark;
import org.irqscope.ui.Texts;

/** Draws the numbers of hops above the lanes, and what marks point at. Used by the UI thread. */
final class RulerPainter {
	static final int HEIGHT = 36;
	private static final int APART = 72, TICK = 5, FLAG = 7;
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
		int step = step(window.scale());
		for (int at = window.from() / step * step; at <= window.to(); at += step)
			tick(at);
		for (TimelineMark mark : picture.marks())
			flag(mark);
	}

	/** 1, 2, 5, 10 and so on: the first at which numbers do not touch. */
	private static int step(double scale) {
		int power = 1;
		for (;; power *= 10)
			for (int digit : new int[] { 1, 2, 5 })
				if (digit * power * scale >= APART)
					return digit * power;
	}

	private void tick(int position) {
		int x = (int) Math.round(picture.window().x(position));
		gc.setForeground(colors.line());
		gc.drawLine(x, HEIGHT - TICK, x, HEIGHT - 1);
		gc.setForeground(colors.quiet());
		gc.drawText(Texts.of("timeline.number", position), x + 2, HEIGHT - 1 - gc.getFontMetrics().getHeight(), true);
	}

	/** A flag with what it stands for, as far as there is room. */
	private void flag(TimelineMark mark) {
		int x = (int) Math.round(picture.window().x(mark.position()));
		if (x < -FLAG || x > picture.window().width())
			return;
		gc.setBackground(colors.accent());
		gc.setForeground(colors.accent());
		gc.drawLine(x, 1, x, HEIGHT - 1);
		gc.fillPolygon(new int[] { x, 1, x + FLAG, 1 + FLAG / 2, x, 1 + FLAG });
		gc.setForeground(colors.text());
		gc.drawText(mark.title(), x + FLAG + 2, 0, true);
	}
}
