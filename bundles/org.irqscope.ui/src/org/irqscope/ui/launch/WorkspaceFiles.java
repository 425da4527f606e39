package org.irqscope.ui.launch;

import java.util.Optional;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;
import org.eclipse.ui.ide.ResourceUtil;

/** Machines, op scripts and traces of the workspace. Used by the UI thread. */
final class WorkspaceFiles {
	private static final Set<String> EXTENSIONS = Set.of("irqscope", "kvmops", "irqsession");

	private WorkspaceFiles() {
	}

	/**
	 * The file that the user chooses; nothing when the dialog is cancelled.
	 *
	 * @param pattern the names that are listed first
	 */
	static Optional<IFile> choose(Shell shell, String pattern) {
		FilteredResourcesSelectionDialog dialog = new FilteredResourcesSelectionDialog(shell, false,
				ResourcesPlugin.getWorkspace().getRoot(), IResource.FILE);
		dialog.setInitialPattern(pattern);
		if (dialog.open() != Window.OK || dialog.getResult() == null)
			return Optional.empty();
		return Optional.ofNullable(Adapters.adapt(dialog.getFirstResult(), IFile.class));
	}

	/** The file that is selected, or open in the active editor. */
	static Optional<IFile> selected() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null)
			return Optional.empty();
		ISelection selection = window.getSelectionService().getSelection();
		if (selection instanceof IStructuredSelection structured) {
			IFile file = Adapters.adapt(structured.getFirstElement(), IFile.class);
			if (file != null && EXTENSIONS.contains(String.valueOf(file.getFileExtension())))
				return Optional.of(file);
		}
		IEditorPart editor = window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
		return editor == null ? Optional.empty() : Optional.ofNullable(ResourceUtil.getFile(editor.getEditorInput()))
				.filter(file -> EXTENSIONS.contains(String.valueOf(file.getFileExtension())));
	}
}
