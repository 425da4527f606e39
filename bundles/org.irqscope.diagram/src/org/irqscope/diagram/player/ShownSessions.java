package org.irqscope.diagram.player;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.irqscope.core.session.Session;

/** The sessions that editors show, each by its player. Used by the UI thread. */
public final class ShownSessions {
	/** Hears of sessions, by the UI thread. */
	public interface Listener {
		/** An editor shows a session from now on. */
		void shown(WalkPlayer player, Session session);

		/** An editor shows a session no more. */
		void hidden(WalkPlayer player, Session session);
	}

	private static final List<Listener> LISTENERS = new CopyOnWriteArrayList<>();
	private static final Map<WalkPlayer, Session> SHOWN = new LinkedHashMap<>();

	private ShownSessions() {
	}

	/** Hears of the sessions that are shown already, too. */
	public static void addListener(Listener listener) {
		LISTENERS.add(listener);
		SHOWN.forEach(listener::shown);
	}

	public static void removeListener(Listener listener) {
		LISTENERS.remove(listener);
	}

	static void show(WalkPlayer player, Session session) {
		SHOWN.put(player, session);
		LISTENERS.forEach(listener -> listener.shown(player, session));
	}

	static void hide(WalkPlayer player) {
		Optional.ofNullable(SHOWN.remove(player))
				.ifPresent(session -> LISTENERS.forEach(listener -> listener.hidden(player, session)));
	}
}
