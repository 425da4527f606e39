package org.irqscope.diagram;

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
		if (current.isEmpty())
			return;
		Session session = current.get();
		asked++;
		session.control().request(request).whenComplete((stop, failure) -> StopFeed.onDisplay(display,
				() -> answered(session, Optional.ofNullable(failure))));
		if (asked == 1)
			changed.run();
	}

	private void answered(Session session, Optional<Throwable> failure) {
		asked--;
		if (current.filter(session::equals).isPresent())
			answered.accept(failure.filter(one -> !(one instanceof CancellationException)));
		else if (asked == 0)
			changed.run();
	}
}
