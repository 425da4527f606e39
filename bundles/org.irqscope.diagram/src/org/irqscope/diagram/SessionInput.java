package org.irqscope.diagram;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.irqscope.core.session.Session;

/**
 * A walk that belongs to no file, such as that of an op script: the editor shows its machine, which can be saved under a
 * name.
 *
 * @param session the walk; belongs to the UI thread
 * @param position where to stand
 */
public record SessionInput(Session session, int position) implements IEditorInput {
	/** The editor that opens it. */
	public static final String EDITOR = "org.irqscope.diagram.editor";

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
