package org.irqscope.diagram.access;

import org.eclipse.jface.action.Action;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;

/** Asks who handles an access of the guest; the keys of its command run it. UI thread. */
public final class WhoAction extends Action {
	/** The id of the action and of its command. */
	public static final String ID = "org.irqscope.page.who";
	private final MachineEditor editor;

	public WhoAction(MachineEditor editor) {
		super(Texts.of("page.who"));
		this.editor = editor;
		setId(ID);
		setActionDefinitionId(ID);
	}

	@Override
	public void run() {
		if (editor.presenter().isPresent())
			new WhoDialog(editor).open();
	}
}
