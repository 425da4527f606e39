package org.irqscope.ui.wizards;

import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ContainerSelectionDialog;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.ui.Texts;

/** The folder of the workspace in which a wizard puts its file. UI thread. */
final class TargetFolder {
	private TargetFolder() {
	}

	/** The folder that is selected, else a project that is open, else one that is still to be made. */
	static String of(IStructuredSelection selection) {
		IResource resource = Adapters.adapt(selection.getFirstElement(), IResource.class);
		IContainer container = resource instanceof IContainer one ? one
				: resource == null ? null : resource.getParent();
		if (container != null && container.getType() != IResource.ROOT)
			return container.getFullPath().toString();
		return Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen).findFirst()
				.map(project -> project.getFullPath().toString()).orElse("/" + Texts.of("wizard.new.project"));
	}

	/** A machine that a folder does not have yet. */
	static IFile free(String folder) {
		IFile file = file(folder, Texts.of("wizard.new.name"));
		for (int number = 1; file.exists(); number++)
			file = file(folder, Texts.of("wizard.new.name") + number);
		return file;
	}

	/** The machine of a name, with or without its extension, in a folder. */
	static IFile file(String folder, String name) {
		String file = name.endsWith("." + MachineFiles.EXTENSION) ? name : name + "." + MachineFiles.EXTENSION;
		return ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(folder).append(file));
	}

	/**
	 * A row of a page in which the user writes or chooses one.
	 *
	 * @param page with three columns
	 * @param changed called at each change
	 */
	static Text row(Composite page, String present, Runnable changed) {
		new Label(page, SWT.NONE).setText(Texts.of("wizard.new.folder"));
		Text folder = new Text(page, SWT.BORDER);
		folder.setText(present);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(folder);
		folder.addModifyListener(event -> changed.run());
		Button browse = new Button(page, SWT.PUSH);
		browse.setText(Texts.of("wizard.browse"));
		browse.addListener(SWT.Selection,
				event -> choose(page.getShell(), folder.getText()).ifPresent(folder::setText));
		return folder;
	}

	/** Lets the user choose another one. */
	private static Optional<String> choose(Shell shell, String present) {
		ContainerSelectionDialog dialog = new ContainerSelectionDialog(shell,
				ResourcesPlugin.getWorkspace().getRoot().findMember(present) instanceof IContainer known ? known : null,
				true, Texts.of("wizard.folder.choose"));
		dialog.setTitle(Texts.of("wizard.folder.title"));
		dialog.open();
		return dialog.getResult() == null || dialog.getResult().length == 0 ? Optional.empty()
				: Optional.of(((IPath) dialog.getResult()[0]).toString());
	}

	/** Why there can be no such folder or file; OK when there can. */
	static IStatus problem(IPath path) {
		if (path.segmentCount() < 2)
			return Status.error(Texts.of("wizard.folder.missing"));
		return ResourcesPlugin.getWorkspace().validatePath(path.makeAbsolute().toString(), IResource.FILE);
	}
}
