package org.irqscope.ui.why;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.run.Stop;
import org.irqscope.ui.Texts;

/**
 * Looks for the answer to what was asked last, where the walk stood last. Asked by the UI thread, which is told there.
 */
final class AnswerJob extends Job {
	/** Hears of answers. */
	interface Reader {
		void read(Asked asked, Stop stop, Asked.Answer answer);
	}

	private record Wanted(Asked asked, Stop stop) {
	}

	private final Display display;
	private final Reader reader;
	private volatile Optional<Wanted> wanted = Optional.empty();

	/** @param reader called by the UI thread */
	AnswerJob(Display display, Reader reader) {
		super(Texts.of("why.job"));
		this.display = display;
		this.reader = reader;
		setSystem(true);
	}

	void ask(Asked asked, Stop stop) {
		wanted = Optional.of(new Wanted(asked, stop));
		schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Wanted now = wanted.orElseThrow();
		Asked.Answer answer = now.asked().answer(now.stop());
		try {
			display.asyncExec(() -> reader.read(now.asked(), now.stop(), answer));
		} catch (SWTException e) {
			// Nobody looks any more.
		}
		return Status.OK_STATUS;
	}
}
