package org.irqscope.diagram.player;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.page.SessionPresenter;
import org.irqscope.scene.layout.Motion;

/**
 * Shows where the run of a session stands, lets the token travel there, and asks the run for the moves that a user
 * wants, step by step or at a pace. Used by the UI thread, which never waits for the run.
 */
public final class WalkPlayer {
	/** The key binding context of parts that walk. */
	public static final String CONTEXT = "org.irqscope.walking";
	/** The bounds of the time that a hop takes, in milliseconds. */
	public static final int FASTEST = 80, USUAL = 400, SLOWEST = 3000;
	/** How much of a walk is recorded before it is walked through, so that its hops can be listed. */
	private static final int AHEAD = 10_000;

	private final SessionPresenter presenter;
	private final TokenClock clock;
	private final Pace pace = new Pace(USUAL);
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final StopFeed feed;
	private Optional<Session> session = Optional.empty();
	private final Asking asking;
	/** The way that the token takes when the answer comes. */
	private Travel travel = Travel.NONE;
	private Optional<Motion> wayBack = Optional.empty();
	private boolean own;
	private boolean playing;

	public WalkPlayer(SessionPresenter presenter, Display display) {
		this.presenter = presenter;
		this.clock = new TokenClock(presenter, display);
		this.feed = new StopFeed(display, this::show);
		this.asking = new Asking(display, this::changed, this::answered);
	}

	/** Shows a session whose run has begun, at a position of it. */
	public void start(Session shown, int position) {
		open(shown, false);
		presenter.setSession(session, this::end);
		goTo(position);
	}

	/** Begins the run of a session with what comes to its machine, and stands before that. */
	public void begin(Session begun, List<Impulse> impulses) {
		open(begun, true);
		then(impulses);
	}

	private void open(Session opened, boolean begunHere) {
		end();
		own = begunHere;
		session = Optional.of(opened);
		asking.about(session);
		opened.control().addListener(feed);
		ShownSessions.show(this, opened);
	}

	/** More comes to the machine, once all that waits has been done; stands before its first hop. */
	public void then(List<Impulse> impulses) {
		pause();
		ask(new Request.Then(impulses), Travel.NONE);
		ask(new Request.RecordAhead(AHEAD), Travel.NONE);
	}

	/** More comes to the machine where the walk stands; what was recorded after that goes differently. */
	public void meanwhile(List<Impulse> impulses) {
		pause();
		ask(new Request.ActAll(impulses), Travel.NONE);
		ask(new Request.RecordAhead(AHEAD), Travel.NONE);
	}

	/** Ends the walk; the diagram shows the document again. */
	public void end() {
		pause();
		close();
		presenter.showDocument();
		changed();
	}

	/** A session that was begun here ends here; others may be shown again, and their run only stops. */
	private void close() {
		session.ifPresent(one -> one.control().removeListener(feed));
		ShownSessions.hide(this);
		session.ifPresent(own ? Session::close : shown -> shown.control().cancel());
		session = Optional.empty();
		asking.about(session);
	}

	/** The session whose run is shown, from the moment on at which it has been asked to begin. */
	public Optional<Session> session() {
		return session;
	}

	/** Where the run stands, as far as it is shown. */
	public Optional<Stop> stop() {
		return session.flatMap(Session::shown);
	}

	/** True while the walk runs by itself. */
	public boolean isPlaying() {
		return playing;
	}

	/** True while the run has not answered everything that it was asked for. */
	public boolean isWaiting() {
		return asking.isWaiting();
	}

	/** Asks for a step forwards; the token travels to where it leads. */
	public void step(Request request) {
		move(request, Travel.FORWARD);
	}

	/** Asks for a step back; the token travels back. */
	public void stepBack(Request request) {
		move(request, Travel.BACK);
	}

	/** Asks for something that leads far; the token is where it leads at once. */
	public void jump(Request request) {
		move(request, Travel.NONE);
	}

	/** As {@link #jump}, but the one who asks hears when it is shown or why it is refused, and is to tell why. */
	public void act(Request request, Consumer<Optional<Throwable>> heard) {
		pause();
		travel = Travel.NONE;
		asking.ask(request, heard);
	}

	private void move(Request request, Travel way) {
		pause();
		wayBack = presenter.motion();
		ask(request, way);
	}

	/** Walks by itself to the end, hop by hop; called again it goes there at once. */
	public void play() {
		boolean hurry = playing;
		pause();
		if (session.isEmpty())
			return;
		if (hurry) {
			ask(Move.TO_END, Travel.NONE);
			return;
		}
		playing = true;
		pace.start(position());
		ask(new Request.GoTo(pace.next(position())), Travel.FORWARD);
		changed();
	}

	/** Stands at a position. */
	public void goTo(int position) {
		jump(new Request.GoTo(position));
	}

	/** Stops where the walk is; a run that goes on is cancelled. */
	public void pause() {
		boolean played = playing;
		playing = false;
		clock.rest();
		if (played)
			changed();
	}

	/** Stops where the run is; what it has recorded stays. */
	public void suspend() {
		pause();
		session.ifPresent(one -> one.control().suspend());
	}

	/** The time of a hop in milliseconds. */
	public int hopMillis() {
		return pace.hopMillis();
	}

	/** How fast the walk runs by itself, or did last. */
	public PlayRate rate() {
		return pace.rate();
	}

	/** Sets the time of a hop; values beyond the bounds mean the bounds. */
	public void setHopMillis(int millis) {
		pace.setHopMillis(Math.max(FASTEST, Math.min(SLOWEST, millis)), position());
	}

	/** With reduced motion the token jumps. */
	public void setReducedMotion(boolean reduced) {
		clock.setReducedMotion(reduced);
	}

	public boolean isReducedMotion() {
		return clock.isReducedMotion();
	}

	/** Hears of every new position, and when walking starts or stops. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	public void dispose() {
		playing = false;
		clock.stop();
		listeners.clear();
		close();
	}

	private int position() {
		return stop().map(Stop::position).orElse(0);
	}

	private void ask(Request request, Travel way) {
		travel = way;
		asking.ask(request);
	}

	/** The last of several answers is shown at once. */
	private void answered(Optional<Throwable> failure) {
		failure.ifPresent(this::report);
		if (!asking.isWaiting()) {
			feed.flush();
			arrive();
			changed();
		}
	}

	private void report(Throwable failure) {
		if (stop().isEmpty())
			end();
		StatusManager.getManager().handle(Status.error(Texts.of("walk.failed", failure.getMessage()), failure),
				StatusManager.SHOW);
	}

	private void show(Stop stop) {
		if (session.isEmpty())
			return;
		boolean unasked = !asking.isWaiting() && stop().isPresent();
		if (unasked) {
			// What others ask the run for looks as what is asked for here.
			wayBack = presenter.motion();
			travel = Travel.between(position(), stop.position());
		}
		session.get().show(stop);
		if (playing)
			pace.shown(stop.position());
		if (presenter.session().isEmpty())
			presenter.setSession(session, this::end);
		else
			presenter.refresh();
		if (travel == Travel.FORWARD && !clock.isReducedMotion())
			presenter.moveToken(0);
		changed();
		if (unasked)
			arrive();
	}

	/** The token travels, and a walk that runs by itself goes on. */
	private void arrive() {
		Travel way = travel;
		travel = Travel.NONE;
		if (playing)
			playOn();
		else
			clock.travel(way, wayBack, hopMillis());
	}

	private void playOn() {
		boolean more = stop().filter(Stop::canStepForward).isPresent();
		Runnable then = more ? () -> ask(new Request.GoTo(pace.next(position())), Travel.FORWARD) : this::pause;
		clock.play(pace.millisLeft(position()), then);
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}
}
