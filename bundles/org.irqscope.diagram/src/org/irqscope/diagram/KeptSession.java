package org.irqscope.diagram;

import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.decision.SessionException;
import org.irqscope.core.decision.SessionText;
import org.irqscope.core.run.RunLog;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.VirtualMachine;

/**
 * The session of an editor, kept in what the workbench remembers of the editor: what was decided is repeated when the
 * editor comes back after a restart. Used by the UI thread.
 */
final class KeptSession {
	private static final String SESSION = "session";
	private Optional<WalkPlayer> player = Optional.empty();
	/** What is remembered and has not been repeated. */
	private Optional<String> before = Optional.empty();
	/** Known at every stop, as nobody can wait for the run when the workbench ends; written by the run's thread. */
	private volatile Optional<Decided> decided = Optional.empty();

	private record Decided(Session session, RunLog log) {
	}

	void restore(IMemento memento) {
		before = Optional.ofNullable(memento.getChild(SESSION)).map(IMemento::getTextData);
	}

	void save(IMemento memento) {
		Optional<String> text = shown().isEmpty() ? before
				: decided.filter(one -> shown().filter(one.session()::equals).isPresent())
						.map(one -> String.join("\n", SessionText.lines(SavedSession.of(one.log()))));
		text.ifPresent(lines -> memento.createChild(SESSION).putTextData(lines));
	}

	/** The editor shows its machine from now on, and goes on where it stood. */
	void begin(WalkPlayer opened, VirtualMachine machine) {
		player = Optional.of(opened);
		opened.addListener(this::changed);
		before.ifPresent(text -> new SessionRepeat(Session.of(machine), text,
				this::repeated).schedule());
	}

	private Optional<Session> shown() {
		return player.flatMap(WalkPlayer::session);
	}

	/** What the user has begun meanwhile stays. */
	private void repeated(Session session, Optional<SessionException> refusal) {
		boolean late = player.isEmpty() || shown().isPresent();
		if (late || refusal.isPresent())
			session.close();
		else
			player.orElseThrow().start(session, session.position());
		if (!late)
			refusal.ifPresent(why -> StatusManager.getManager().handle(
					Status.warning(Texts.of("session.not.continued", why.getMessage()), why), StatusManager.SHOW));
	}

	void dispose() {
		player = Optional.empty();
	}

	private void changed() {
		Optional<Session> now = shown();
		if (now.isPresent())
			before = Optional.empty();
		if (player.filter(WalkPlayer::isWaiting).isEmpty())
			now.filter(one -> one.shown().filter(Predicate.not(Stop::isRecordingAlone)).isPresent())
					.ifPresent(this::ask);
	}

	private void ask(Session session) {
		session.control().log().thenAccept(log -> decided = Optional.of(new Decided(session, log)));
	}
}
