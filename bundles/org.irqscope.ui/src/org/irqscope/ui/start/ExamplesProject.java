package org.irqscope.ui.start;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.operation.ExamplesOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.ui.Texts;

/** The project that a new workspace begins with: the examples. */
public final class ExamplesProject extends WorkspaceJob {
	/** The project's name. */
	public static final String NAME = "Examples";
	private final IProject project;

	private ExamplesProject(IWorkspace workspace) {
		super(Texts.of("examples.job"));
		project = workspace.getRoot().getProject(NAME);
		setRule(workspace.getRoot());
	}

	/** The job that makes the project; where it is there already, nothing changes. */
	public static ExamplesProject job(IWorkspace workspace) {
		return new ExamplesProject(workspace);
	}

	/** The machine that a newcomer sees first. */
	public IFile first() {
		return project.getFile(Examples.NOAPIC.machine() + "." + MachineFiles.EXTENSION);
	}

	@Override
	public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
		if (project.exists())
			return Status.OK_STATUS;
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		project.create(null);
		project.open(null);
		try {
			new ExamplesOperation(project.getLocation().toPath()).run(progress.split(1));
		} catch (OperationException e) {
			throw new CoreException(Status.error(e.getMessage()));
		}
		project.refreshLocal(IResource.DEPTH_INFINITE, progress.split(1));
		return Status.OK_STATUS;
	}
}
