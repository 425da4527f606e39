package org.irqscope.ui.act;

import org.eclipse.core.runtime.IPath;
import org.eclipse.ui.IEditorLauncher;

/** Opens a session file: the session goes on in the diagram of its machine. Used by the UI thread. */
public final class SessionLauncher implements IEditorLauncher {
	@Override
	public void open(IPath file) {
		new SessionOpening(file.toPath()).schedule();
	}
}
