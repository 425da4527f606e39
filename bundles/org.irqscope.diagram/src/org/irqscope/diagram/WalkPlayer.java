package org.irqscope.diagram;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.widgets.Display;
import org.irqscope.core.session.Session;
import org.irqscope.scene.Motion;

/**
 * Walks through a session, forwards and backwards, step by step or by itself, and lets the token travel. Used by the UI
 * thread.
 */
public final class WalkPlayer {
	/** The key binding context of parts that walk. */
	public static final String CONTEXT = "org.irqscope.walking";
	/** The bounds of the time that a hop takes, in milliseconds. */
	public static final int FASTEST = 80, USUAL = 400, SLOWEST = 3000;

	private final MachinePresenter presenter;
	private final PlaybackClock clock;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private int hopMillis = USUAL;
	private boolean reducedMotion;
	private boolean playing;

	WalkPlayer(MachinePresenter presenter, Display display) {
		this.presenter = presenter;
		this.clock = new PlaybackClock(display);
	}

	/** Begins a walk and stands at a position of it. */
	public void start(Session session, int position) {
		pause();
		session.goTo(position);
		presenter.setSession(Optional.of(session), this::end);
		changed();
	}

	/** Ends the walk; the diagram shows the document again. */
	public void end() {
		pause();
		presenter.setSession(Optional.empty(), () -> {
		});
		changed();
	}

	public Optional<Session> session() {
		return presenter.session();
	}

	/** True while the walk runs by itself. */
	public boolean isPlaying() {
		return playing;
	}

	public boolean canStepInto() {
		return session().filter(one -> one.position() < one.walk().size()).isPresent();
	}

	public boolean canStepBack() {
		return session().filter(one -> one.position() > 0).isPresent();
	}

	/** Does the next hop; the token travels to it. */
	public void stepInto() {
		pause();
		forward();
	}

	/** Undoes the last hop; the token travels back. */
	public void stepBack() {
		pause();
		if (!canStepBack())
			return;
		Optional<Motion> way = presenter.motion();
		move(position() - 1);
		way.filter(Motion::travels).ifPresent(motion -> {
			presenter.travel(motion);
			animate(1, 0, presenter::refresh);
		});
	}

	/** Walks by itself to the end, hop by hop; called again it goes there at once. */
	public void runToEnd() {
		boolean hurry = playing;
		pause();
		if (hurry)
			goTo(Integer.MAX_VALUE);
		else if (canStepInto()) {
			playing = true;
			forward();
		}
	}

	public void backToStart() {
		goTo(0);
	}

	/** Stands at a position at once. */
	public void goTo(int position) {
		pause();
		if (session().isPresent())
			move(position);
	}

	/** Stops where the walk is. */
	public void pause() {
		boolean played = playing;
		playing = false;
		if (clock.isRunning()) {
			clock.stop();
			presenter.refresh();
		}
		if (played)
			changed();
	}

	/** The time of a hop in milliseconds. */
	public int hopMillis() {
		return hopMillis;
	}

	/** Sets the time of a hop; values beyond the bounds mean the bounds. */
	public void setHopMillis(int millis) {
		hopMillis = Math.max(FASTEST, Math.min(SLOWEST, millis));
	}

	/** With reduced motion the token jumps. */
	public void setReducedMotion(boolean reduced) {
		reducedMotion = reduced;
	}

	/** Hears of every new position, and when walking starts or stops. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	void dispose() {
		playing = false;
		clock.stop();
		listeners.clear();
	}

	private int position() {
		return session().map(Session::position).orElse(0);
	}

	private void forward() {
		if (!canStepInto()) {
			playing = false;
			changed();
			return;
		}
		move(position() + 1);
		boolean travels = presenter.motion().filter(Motion::travels).isPresent();
		if (travels || playing)
			animate(0, 1, playing ? this::forward : () -> {
			});
	}

	private void animate(double from, double to, Runnable then) {
		if (!reducedMotion)
			clock.play(hopMillis, time -> presenter.moveToken(from + (to - from) * time), then);
		else if (playing)
			clock.play(hopMillis, time -> presenter.moveToken(1), then);
		else
			then.run();
	}

	private void move(int position) {
		session().ifPresent(session -> session.goTo(position));
		presenter.refresh();
		changed();
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}
}
