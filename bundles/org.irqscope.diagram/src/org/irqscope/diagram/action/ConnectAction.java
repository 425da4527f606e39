package org.irqscope.diagram.action;

import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.action.Action;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;

/** Offers what the selected node can be joined to. UI thread. */
final class ConnectAction extends Action {
	static final String ID = "org.irqscope.diagram.connect";
	private final MachineEditor editor;

	ConnectAction(MachineEditor editor) {
		super(Texts.of("connect.offer"));
		this.editor = editor;
		setId(ID);
		setActionDefinitionId(ID);
	}

	@Override
	public void run() {
		if (editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer)
			ConnectMenu.open(viewer);
	}
}
