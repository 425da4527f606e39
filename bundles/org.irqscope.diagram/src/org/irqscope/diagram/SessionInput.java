package org.irqscope.diagram;

import java.util.Optional;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.script.ScriptSource;

/**
 * A walk that belongs to no file, such as that of an op script: the editor shows its machine, which can be saved under
 * a name.
 *
 * @param session the walk; belongs to the UI thread
 * @param position where to stand
 * @param script the op script that it was made of
 */
public record SessionInput(Session session, int position, Optional<ScriptSource> script) implements IEditorInput {
	private static final String EDITOR = "org.irqscope.diagram.editor";

	/**
	 * Opens the walk in an editor of its own; called by the UI thread.
	 *
	 * @throws PartInitException when the editor cannot be opened
	 */
	public void open(IWorkbenchPage page) throws PartInitException {
		page.openEditor(this, EDITOR, true, IWorkbenchPage.MATCH_NONE);
	}

	@Override
	public boolean exists() {
		return false;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return DiagramIcons.descriptor("machine");
	}

	@Override
	public String getName() {
		return session.title();
	}

	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		return Texts.of("session.tooltip", session.title());
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return null;
	}
}
