package org.irqscope.ui.launch;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;
import org.irqscope.core.operation.OperationException;
import org.irqscope.debug.WalkResult;
import org.irqscope.ui.Refusal;

/** Work in the background that ends in something to show, or in a sentence that says why not. */
public abstract class ResultJob extends Job {
	protected ResultJob(String name) {
		super(name);
		setUser(true);
	}

	/** Does the work, in the job's thread. */
	protected abstract WalkResult result(IProgressMonitor monitor) throws OperationException;

	@Override
	protected final IStatus run(IProgressMonitor monitor) {
		try {
			WalkResult result = result(monitor);
			if (PlatformUI.isWorkbenchRunning())
				PlatformUI.getWorkbench().getDisplay().asyncExec(() -> ResultOpener.open(result));
			return Status.OK_STATUS;
		} catch (OperationException e) {
			Refusal.show(getName(), e.getMessage());
			return Status.CANCEL_STATUS;
		}
	}
}
