package org.irqscope.ui.timeline;

import org.eclipse.swt.graphics.GC;
import org.irqscope.core.timeline.TimelineMark;

/** Draws the flags of a ruler: a pennant for what came, a fork that goes down for another way. UI thread. */
final class FlagPainter {
	private final GC gc;
	private final LaneColors colors;

	FlagPainter(GC gc, LaneColors colors) {
		this.gc = gc;
		this.colors = colors;
	}

	void paint(TimelinePicture picture) {
		Flag.of(picture.marks(), mark -> (int) Math.round(picture.window().x(mark.position())),
				title -> gc.textExtent(title).x, picture.window().width()).forEach(this::paint);
	}

	private void paint(Flag flag) {
		gc.setForeground(colors.line());
		boolean beside = flag.shape().orElse(Integer.MAX_VALUE) != flag.x();
		gc.drawLine(flag.x(), beside ? RulerPainter.HEIGHT / 2 : 1, flag.x(), RulerPainter.HEIGHT - 1);
		flag.shape().ifPresent(x -> paint(flag.mark(), x));
	}

	private void paint(TimelineMark mark, int x) {
		int middle = 3 + Flag.WIDTH / 2, right = x + Flag.WIDTH;
		switch (mark.sort()) {
		case ARRIVAL -> {
			gc.setBackground(colors.selection());
			gc.fillPolygon(new int[] { x, 2, right, middle, x, 2 + Flag.WIDTH });
		}
		case BRANCH -> {
			gc.setForeground(colors.selection());
			gc.drawPolyline(new int[] { x, 2, x, middle, right, middle, right, RulerPainter.HEIGHT / 2 });
		}
		}
		gc.setForeground(colors.text());
		gc.drawText(mark.title(), right + 3, 0, true);
	}
}
