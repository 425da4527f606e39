package org.irqscope.diagram;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.ui.PlatformUI;

/** Tells what others do with the file of an editor in the workspace. Called by any thread. */
final class FileWatch implements IResourceChangeListener {
	private final SharedFile shared;

	FileWatch(SharedFile shared) {
		this.shared = shared;
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		if (event.getDelta() == null)
			return;
		IFile file = shared.file().orElse(null);
		IResourceDelta delta = file == null ? null : event.getDelta().findMember(file.getFullPath());
		if (delta != null)
			changed(delta);
	}

	private void changed(IResourceDelta delta) {
		boolean moved = (delta.getFlags() & IResourceDelta.MOVED_TO) != 0;
		if (delta.getKind() == IResourceDelta.REMOVED && moved)
			later(() -> shared.moved(
					ResourcesPlugin.getWorkspace().getRoot().getFile(delta.getMovedToPath())));
		else if (delta.getKind() == IResourceDelta.REMOVED)
			later(shared::deleted);
		else if (delta.getKind() == IResourceDelta.ADDED || (delta.getFlags() & IResourceDelta.CONTENT) != 0)
			later(shared::read);
	}

	private static void later(Runnable work) {
		if (PlatformUI.isWorkbenchRunning())
			PlatformUI.getWorkbench().getDisplay().asyncExec(work);
	}
}
