package org.irqscope.diagram.palette;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.gef.DefaultEditDomain;
import org.eclipse.gef.Tool;
import org.eclipse.ui.IEditorPart;

/** An edit domain that tells which tool is used now. Used by the UI thread. */
final class ToolDomain extends DefaultEditDomain {
	private Consumer<Tool> listener;

	ToolDomain(IEditorPart editor) {
		super(editor);
	}

	/** Tells of each tool from now on. */
	void whenToolChanges(Consumer<Tool> told) {
		listener = told;
	}

	/** The super constructor calls it too. */
	@Override
	public void setActiveTool(Tool tool) {
		super.setActiveTool(tool);
		Optional.ofNullable(listener).filter(told -> tool != null).ifPresent(told -> told.accept(tool));
	}
}
