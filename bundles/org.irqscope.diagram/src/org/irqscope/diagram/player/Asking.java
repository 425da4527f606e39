package org.irqscope.diagram.player;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.irqscope.core.run.Request;
import org.irqscope.core.session.Session;

/** Asks runs for something and counts what they have not answered yet. Used by the UI thread, which never waits. */
final class Asking {
	private final Display display;
	private final Runnable changed;
	private final Consumer<Optional<Throwable>> answered;
	private Optional<Session> current = Optional.empty();
	private int asked;

	/**
	 * Asks nothing yet.
	 *
	 * @param changed called when it begins to wait
	 * @param answered called with each answer of the current session, which may be a refusal
	 */
	Asking(Display display, Runnable changed, Consumer<Optional<Throwable>> answered) {
		this.display = display;
		this.changed = changed;
		this.answered = answered;
	}

	/** Whose run is asked from now on; what others answer is not looked at. */
	void about(Optional<Session> session) {
		current = session;
	}

	/** True while not everything has been answered. */
	boolean isWaiting() {
		return asked > 0;
	}

	void ask(Request request) {
		ask(request, Optional.empty());
	}

	/** As above, but a refusal is told to somebody else, who hears of every answer of the current session. */
	void ask(Request request, Consumer<Optional<Throwable>> heard) {
		ask(request, Optional.of(heard));
	}

	private void ask(Request request, Optional<Consumer<Optional<Throwable>>> heard) {
		if (current.isEmpty())
			return;
		Session session = current.get();
		asked++;
		session.control().request(request).whenComplete((stop, failure) -> StopFeed.onDisplay(display,
				() -> answered(session, heard, Optional.ofNullable(failure))));
		if (asked == 1)
			changed.run();
	}

	private void answered(Session session, Optional<Consumer<Optional<Throwable>>> heard,
			Optional<Throwable> failure) {
		asked--;
		if (current.filter(session::equals).isPresent())
			tell(heard, failure.filter(one -> !(one instanceof CancellationException)));
		else if (asked == 0)
			changed.run();
	}

	private void tell(Optional<Consumer<Optional<Throwable>>> heard, Optional<Throwable> failure) {
		answered.accept(heard.isPresent() ? Optional.empty() : failure);
		heard.ifPresent(one -> one.accept(failure));
	}
}
