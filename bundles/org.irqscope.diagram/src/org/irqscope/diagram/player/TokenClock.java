package org.irqscope.diagram.player;

import java.util.Optional;

import org.eclipse.swt.widgets.Display;
import org.irqscope.diagram.page.SessionPresenter;
import org.irqscope.scene.layout.Motion;

/** Lets the token of a session travel: forwards, backwards, or not at all when motion is reduced. UI thread. */
final class TokenClock {
	private final SessionPresenter presenter;
	private final PlaybackClock clock;
	private boolean reducedMotion;

	TokenClock(SessionPresenter presenter, Display display) {
		this.presenter = presenter;
		this.clock = new PlaybackClock(display);
	}

	/** With reduced motion the token jumps. */
	void setReducedMotion(boolean reduced) {
		reducedMotion = reduced;
	}

	boolean isReducedMotion() {
		return reducedMotion;
	}

	/** Shows the token so long on its way, at its goal when motion is reduced. */
	void play(int millis, Runnable then) {
		clock.play(millis, time -> presenter.moveToken(reducedMotion ? 1 : time), then);
	}

	/** Moves the token along its way to where the walk stands, or back along the way that it had come by before. */
	void travel(Travel way, Optional<Motion> back, int millis) {
		if (way == Travel.FORWARD && travels(presenter.motion()))
			animate(0, 1, millis, () -> {
			});
		else if (way == Travel.BACK && travels(back)) {
			presenter.travel(back.orElseThrow());
			animate(1, 0, millis, presenter::refresh);
		}
	}

	private static boolean travels(Optional<Motion> motion) {
		return motion.filter(Motion::travels).isPresent();
	}

	/** Moves the token from one share of its way to another, at once when motion is reduced. */
	private void animate(double from, double to, int millis, Runnable then) {
		if (reducedMotion)
			then.run();
		else
			clock.play(millis, time -> presenter.moveToken(from + (to - from) * time), then);
	}

	/** Leaves the token where the walk stands. */
	void rest() {
		if (!clock.isRunning())
			return;
		clock.stop();
		presenter.refresh();
	}

	void stop() {
		clock.stop();
	}
}
