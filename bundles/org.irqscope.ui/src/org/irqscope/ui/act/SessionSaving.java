package org.irqscope.ui.act;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.SessionFile;
import org.irqscope.core.run.RunControl;
import org.irqscope.ui.Refusal;

/** Writes what was decided in a session to a file, in the background. */
final class SessionSaving extends Job {
	private final RunControl run;
	private final Path file;

	SessionSaving(RunControl run, Path file) {
		super(Texts.of("session.save"));
		this.run = run;
		this.file = file;
		setUser(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			SessionFile.write(file, SavedSession.of(run.log().join()));
			for (IFile known : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri()))
				known.refreshLocal(IResource.DEPTH_ZERO, monitor);
			return Status.OK_STATUS;
		} catch (OperationException | CompletionException e) {
			Refusal.show(getName(), e.getMessage());
			return Status.CANCEL_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}
}
