package org.irqscope.diagram;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.DirectEditAction;
import org.eclipse.jface.action.IAction;
import org.eclipse.ui.IWorkbenchPart;

/** The actions of an editor that are about how it shows its machine. UI thread. */
final class DiagramActions {
	private DiagramActions() {
	}

	static List<IAction> create(MachineEditor editor) {
		IAction rename = new DirectEditAction((IWorkbenchPart) editor);
		rename.setText(Texts.of("command.rename"));
		List<IAction> actions = new ArrayList<>(List.of(rename, new LayoutAction(editor), new FollowAction()));
		for (LookAction.Look look : LookAction.Look.values())
			actions.add(new LookAction(editor, look));
		for (ZoomAction.Target target : ZoomAction.Target.values())
			actions.add(new ZoomAction(editor, target));
		return actions;
	}

	/** Lets the actions show what the document has chosen. */
	static void update(ActionRegistry actions) {
		for (LookAction.Look look : LookAction.Look.values())
			if (actions.getAction(look.id()) instanceof LookAction action)
				action.update();
	}
}
