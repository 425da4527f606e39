package org.irqscope.core.problems;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;

/** Validates machines and op scripts whenever their files change, in the background. Called by any thread. */
public final class ProblemWatch implements IResourceChangeListener {
	private final IWorkspace workspace;

	private ProblemWatch(IWorkspace workspace) {
		this.workspace = workspace;
	}

	/** Validates everything in a workspace, now and whenever they change. */
	public static void start(IWorkspace workspace) {
		ProblemWatch watch = new ProblemWatch(workspace);
		workspace.addResourceChangeListener(watch, IResourceChangeEvent.POST_CHANGE);
		List<IFile> machines = new ArrayList<>();
		try {
			workspace.getRoot().accept(resource -> {
				add(machines, resource);
				return resource.isAccessible();
			});
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
		watch.validate(machines);
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		List<IFile> machines = new ArrayList<>();
		try {
			event.getDelta().accept(delta -> {
				boolean content = delta.getKind() == IResourceDelta.ADDED
						|| (delta.getFlags() & IResourceDelta.CONTENT) != 0;
				if (content && delta.getKind() != IResourceDelta.REMOVED)
					add(machines, delta.getResource());
				return true;
			});
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
		validate(machines);
	}

	private static void add(List<IFile> machines, IResource resource) {
		if (resource instanceof IFile file && ProblemMarkers.validates(file))
			machines.add(file);
	}

	private void validate(List<IFile> machines) {
		if (machines.isEmpty())
			return;
		WorkspaceJob job = new WorkspaceJob(Texts.of("job.validate")) {
			@Override
			public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
				SubMonitor progress = SubMonitor.convert(monitor, machines.size());
				for (IFile machine : machines) {
					progress.checkCanceled();
					if (machine.exists())
						ProblemMarkers.update(machine);
					progress.worked(1);
				}
				return Status.OK_STATUS;
			}
		};
		job.setRule(workspace.getRoot());
		job.schedule();
	}
}
