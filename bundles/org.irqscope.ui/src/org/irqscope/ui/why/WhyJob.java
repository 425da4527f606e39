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
 * Looks for a hop in a walk, which may be long, and tells the view what to show. What was found says how it is shown,
 * since that is done by the UI thread.
 */
final class WhyJob extends Job {
	private final IWorkbenchPage page;
	private final Supplier<Showing> search;

	/** Shows what was found; called by the UI thread. */
	interface Showing {
		void show(WhyView view);
	}

	WhyJob(IWorkbenchPage page, Supplier<Showing> search) {
		super(Texts.of("why.job"));
		this.page = page;
		this.search = search;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Showing found = search.get();
		page.getWorkbenchWindow().getWorkbench().getDisplay().asyncExec(() -> show(page, found));
		return Status.OK_STATUS;
	}

	/** Brings the view up and shows something there; called by the UI thread. */
	static void show(IWorkbenchPage page, Showing found) {
		try {
			found.show((WhyView) page.showView(WhyView.ID));
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}
}
