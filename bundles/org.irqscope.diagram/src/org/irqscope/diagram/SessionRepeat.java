package org.irqscope.diagram;

import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.decision.SessionException;
import org.irqscope.core.decision.SessionReplay;
import org.irqscope.core.decision.SessionText;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;

/** Repeats in the background what was decided before the workbench was restarted. */
final class SessionRepeat extends Job {
	private final Session session;
	private final String text;
	private final Display display = Display.getCurrent();
	private final BiConsumer<Session, Optional<SessionException>> heard;

	/**
	 * Made by the UI thread.
	 *
	 * @param session its run has not begun
	 * @param heard hears of the session as it stood, or why it cannot be; called by the UI thread
	 */
	SessionRepeat(Session session, String text, BiConsumer<Session, Optional<SessionException>> heard) {
		super(Texts.of("session.continue"));
		this.session = session;
		this.text = text;
		this.heard = heard;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			Stop stop = new SessionReplay(session.control(), monitor)
					.replay(SessionText.parse(text.lines().toList()));
			tell(() -> {
				session.show(stop);
				heard.accept(session, Optional.empty());
			});
			return Status.OK_STATUS;
		} catch (SessionException e) {
			tell(() -> heard.accept(session, Optional.of(e)));
			return Status.OK_STATUS;
		} catch (OperationCanceledException e) {
			session.close();
			return Status.CANCEL_STATUS;
		}
	}

	private void tell(Runnable answer) {
		if (!display.isDisposed())
			display.asyncExec(answer);
	}
}
