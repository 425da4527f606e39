package org.irqscope.ui.kernel;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.kernel.CodeParts;
import org.irqscope.core.kernel.KernelSource;
import org.irqscope.emulator.journal.Site;

/** Finds functions in the source of a kernel, the last one that was asked for. Asked by the UI thread, told there. */
final class KernelSourceJob extends Job {
	/** Hears of what was found, on the UI thread. */
	interface Reader {
		/** @param parts of the file, when one was found */
		void found(Site site, KernelSource.Answer answer, List<CodeParts.Part> parts);
	}

	/** What is asked for. */
	private record Question(KernelSource source, Site site) {
	}

	private final Display display;
	private final Reader reader;
	private volatile Optional<Question> question = Optional.empty();

	KernelSourceJob(Display display, Reader reader) {
		super(Texts.of("kernel.job"));
		this.display = display;
		this.reader = reader;
	}

	void find(KernelSource source, Site site) {
		question = Optional.of(new Question(source, site));
		schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Question asked = question.orElseThrow();
		try {
			KernelSource.Answer answer = asked.source().find(asked.site(), monitor);
			List<CodeParts.Part> parts = answer instanceof KernelSource.Answer.Found found
					? CodeParts.of(found.function().text()) : List.of();
			display.asyncExec(() -> reader.found(asked.site(), answer, parts));
			return Status.OK_STATUS;
		} catch (OperationCanceledException e) {
			return Status.CANCEL_STATUS;
		} catch (SWTException e) {
			// Nobody looks any more.
			return Status.CANCEL_STATUS;
		}
	}
}
