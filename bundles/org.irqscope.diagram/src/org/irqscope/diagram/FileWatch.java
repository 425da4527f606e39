package org.irqscope.diagram;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.ui.IWorkbenchPage;

/** Keeps an editor in step with its file: what others write is shown, and a deleted file closes a clean editor. */
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
			later(() -> page().ifPresent(page -> page.closeEditor(editor, true)));
		else if ((delta.getFlags() & IResourceDelta.CONTENT) != 0)
			later(editor::reload);
	}

	/** The editor's page; nothing once the editor has been closed. */
	private Optional<IWorkbenchPage> page() {
		return Optional.ofNullable(editor.getSite().getPage());
	}

	private void later(Runnable work) {
		editor.getSite().getShell().getDisplay().asyncExec(work);
	}
}
