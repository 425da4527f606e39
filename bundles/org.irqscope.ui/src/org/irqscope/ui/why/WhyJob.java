package org.irqscope.ui.why;

import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.ui.Texts;

/**
 * Looks for the answer to a question in a walk, which may be long, and shows it in the view. The answer says how it is
 * shown, since that is done by the UI thread.
 */
final class WhyJob extends Job {
	private final IWorkbenchPage page;
	private final Supplier<Answer> search;

	/** Shows what was found; called by the UI thread. */
	interface Answer {
		void show(WhyView view);
	}

	WhyJob(IWorkbenchPage page, Supplier<Answer> search) {
		super(Texts.of("why.job"));
		this.page = page;
		this.search = search;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Answer answer = search.get();
		page.getWorkbenchWindow().getWorkbench().getDisplay().asyncExec(() -> show(answer));
		return Status.OK_STATUS;
	}

	private void show(Answer answer) {
		try {
			answer.show((WhyView) page.showView(WhyView.ID));
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}
}
