package org.irqscope.ui.wizards;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.irqscope.ui.Texts;

/** Keeps a text of the clipboard as a file, so that conclusions have a place, and asks for a machine to make of it. */
final class PastedText extends WorkspaceJob {
	private static final String NAME = "pasted", EXTENSION = ".txt";
	private final IWorkbenchWindow window;
	private final String folder;
	private final String text;

	/** @param folder where in the workspace it is kept */
	PastedText(IWorkbenchWindow window, String folder, String text) {
		super(Texts.of("wizard.paste"));
		this.window = window;
		this.folder = folder;
		this.text = text;
		setRule(ResourcesPlugin.getWorkspace().getRoot());
	}

	@Override
	public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
		IFile file = free(container(monitor));
		InputStream content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
		file.create(content, true, monitor);
		window.getShell().getDisplay().asyncExec(() -> open(file));
		return Status.OK_STATUS;
	}

	private IContainer container(IProgressMonitor monitor) throws CoreException {
		Path path = new Path(folder);
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(path.segment(0));
		if (!project.exists())
			project.create(monitor);
		project.open(monitor);
		return path.segmentCount() > 1 ? project.getFolder(path.removeFirstSegments(1)) : project;
	}

	private static IFile free(IContainer container) {
		IFile file = container.getFile(new Path(NAME + EXTENSION));
		for (int number = 2; file.exists(); number++)
			file = container.getFile(new Path(NAME + number + EXTENSION));
		return file;
	}

	private void open(IFile file) {
		ImportWizard wizard = new ImportWizard();
		wizard.init(window.getWorkbench(), new StructuredSelection(file));
		WizardDialog dialog = new WizardDialog(window.getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
	}
}
