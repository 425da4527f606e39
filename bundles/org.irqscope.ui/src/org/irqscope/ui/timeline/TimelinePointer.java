package org.irqscope.ui.timeline;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.irqscope.core.timeline.TimelineLane;

/** What the mouse does to a timeline. Used by the UI thread. */
final class TimelinePointer {
	private static final double NOTCH = 1.25;
	private static final int PIXELS = 60;
	private final TimelineCanvas canvas;
	private final TimelineTip tip;

	TimelinePointer(TimelineCanvas canvas) {
		this.canvas = canvas;
		this.tip = new TimelineTip(canvas);
		canvas.addListener(SWT.MouseWheel, this::wheel);
		canvas.addListener(SWT.MouseHorizontalWheel, event -> pan(event.count));
		canvas.addListener(SWT.MouseDown, this::press);
		canvas.addListener(SWT.MouseDoubleClick, this::twice);
		canvas.addListener(SWT.MouseMove, event -> tip.show(event.x, event.y));
	}

	private void wheel(Event event) {
		event.doit = false;
		if ((event.stateMask & SWT.MOD1) != 0)
			canvas.look(window -> window.zoomed(Math.pow(NOTCH, Integer.signum(event.count)),
					Math.max(0, event.x - TimelinePainter.NAMES)));
		else if ((event.stateMask & SWT.SHIFT) != 0)
			pan(event.count);
		else
			canvas.scrollTo(canvas.scrolled() - Integer.signum(event.count) * LaneBand.LANE);
	}

	private void pan(int notches) {
		canvas.look(window -> window.panned(-Integer.signum(notches) * PIXELS));
	}

	/** The lane is chosen, and the walk goes to the hop. */
	private void press(Event event) {
		canvas.setFocus();
		if (event.button != 1)
			return;
		Optional<TimelineLane> lane = canvas.bandAt(event.y).map(band -> band.row().lane());
		if (lane.isPresent())
			canvas.select(lane);
		if (event.x > TimelinePainter.NAMES && canvas.picture().timeline().length() > 0)
			goTo(canvas.picture().window().hop(event.x - TimelinePainter.NAMES - 1) + 1,
					(event.stateMask & SWT.SHIFT) != 0);
	}

	private void goTo(int position, boolean extending) {
		if (extending)
			canvas.extend(position);
		else
			canvas.choose(position);
	}

	/** On the ruler all is shown. */
	private void twice(Event event) {
		if (event.y < RulerPainter.HEIGHT)
			canvas.showWhole();
	}
}
