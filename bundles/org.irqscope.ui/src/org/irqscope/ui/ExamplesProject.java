package org.irqscope.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
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
import org.irqscope.core.operation.ImportOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.model.MachineFiles;

/**
 * The project that a new workspace begins with: what tools printed, the machines imported from it, and one made by hand
 * for the cheat sheet about messages.
 */
public final class ExamplesProject extends WorkspaceJob {
	/** The project's name. */
	public static final String NAME = "Examples";
	private static final String BY_HAND = "rewrite-vfio";
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
		return machine(Examples.NOAPIC);
	}

	private IFile machine(Examples example) {
		return project.getFile(example.machine() + "." + MachineFiles.EXTENSION);
	}

	@Override
	public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
		if (project.exists())
			return Status.OK_STATUS;
		SubMonitor progress = SubMonitor.convert(monitor, Examples.values().length + 1);
		project.create(progress.split(1));
		project.open(null);
		try {
			for (Examples example : Examples.values())
				create(example, progress.split(1));
			try (InputStream document = Examples.machine(BY_HAND)) {
				project.getFile(BY_HAND + "." + MachineFiles.EXTENSION).create(document, true, null);
			}
		} catch (OperationException e) {
			throw new CoreException(Status.error(e.getMessage()));
		} catch (IOException e) {
			throw new CoreException(Status.error(e.getMessage(), e));
		}
		project.refreshLocal(IResource.DEPTH_INFINITE, null);
		return Status.OK_STATUS;
	}

	private void create(Examples example, IProgressMonitor monitor)
			throws CoreException, IOException, OperationException {
		IFolder folder = project.getFolder(example.machine());
		folder.create(true, true, null);
		List<Path> texts = new ArrayList<>();
		for (String name : example.files()) {
			IFile text = folder.getFile(name);
			try (InputStream contents = example.open(name)) {
				text.create(contents, true, null);
			}
			texts.add(text.getLocation().toPath());
		}
		new ImportOperation(texts, OptionalInt.empty(), machine(example).getLocation().toPath()).run(monitor);
	}
}
