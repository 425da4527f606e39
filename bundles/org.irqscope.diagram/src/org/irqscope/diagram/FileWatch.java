package org.irqscope.diagram;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.ui.PlatformUI;

/**
 * Keeps an editor in step with its file: what others write is shown, and a deleted file closes a clean editor. Called
 * by any thread.
 */
final class FileWatch implements IResourceChangeListener {
	private final MachineEditor editor;

	FileWatch(MachineEditor editor) {
		this.editor = editor;
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		if (event.getDelta() == null)
			return;
		IFile file = editor.file().orElse(null);
		IResourceDelta delta = file == null ? null : event.getDelta().findMember(file.getFullPath());
		if (delta == null)
			return;
		if (delta.getKind() == IResourceDelta.REMOVED)
			// The editor has no page once it is closed.
			later(() -> Optional.ofNullable(editor.getSite().getPage())
					.ifPresent(page -> page.closeEditor(editor, true)));
		else if ((delta.getFlags() & IResourceDelta.CONTENT) != 0)
			later(editor::read);
	}

	private void later(Runnable work) {
		if (PlatformUI.isWorkbenchRunning())
			PlatformUI.getWorkbench().getDisplay().asyncExec(work);
	}
}
