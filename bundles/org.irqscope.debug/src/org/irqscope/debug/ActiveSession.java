package org.irqscope.debug;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;

/**
 * The session that commands and views are about: that of the editor used last, at the stop that is shown. There is one
 * for the workbench. Told, asked and listened to by the UI thread.
 */
public final class ActiveSession {
	private static final ActiveSession ONLY = new ActiveSession();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private Optional<Session> session = Optional.empty();

	private ActiveSession() {
	}

	public static ActiveSession get() {
		return ONLY;
	}

	/** The session; nothing while no walk has begun in the editor used last. */
	public Optional<Session> session() {
		return session;
	}

	/** The run of the session, to be asked for moves. */
	public Optional<RunControl> control() {
		return session.map(Session::control);
	}

	/** Where the run stands, as far as it is shown. */
	public Optional<Stop> stop() {
		return session.flatMap(Session::shown);
	}

	/** Another session is shown, or the same at another stop. */
	public void show(Optional<Session> shown) {
		session = shown;
		listeners.forEach(Runnable::run);
	}

	/** Hears when another session is shown, and of every stop that is. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}
}
