package org.irqscope.diagram.action;

import org.eclipse.jface.action.Action;
import org.irqscope.core.edit.NodePlaces;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;

/** Arranges all nodes anew, from the device to the vector. */
final class LayoutAction extends Action {
	static final String ID = "org.irqscope.diagram.layout";
	private final MachineEditor editor;

	LayoutAction(MachineEditor editor) {
		super(Texts.of("command.layout"));
		this.editor = editor;
		setId(ID);
	}

	@Override
	public void run() {
		editor.presenter().ifPresent(page -> {
			page.rearrange();
			editor.edit(getText(), () -> NodePlaces.clear(page.document(),
					page.page().arrangement(page.document()).id()));
		});
	}
}
