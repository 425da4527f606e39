package org.irqscope.diagram.action;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.Texts;

/** Draws everything in black and white with one other colour, or no longer; the choice is kept. UI thread. */
public final class ContrastAction extends Action {
	/** The id of the action. */
	public static final String ID = "org.irqscope.diagram.contrast";

	ContrastAction() {
		super(Texts.of("command.contrast"), IAction.AS_CHECK_BOX);
		setId(ID);
		setChecked(DiagramTheme.isContrastChosen());
	}

	@Override
	public void run() {
		DiagramTheme.chooseContrast(isChecked());
	}
}
