package org.irqscope.diagram.action;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.irqscope.diagram.DiagramIcons;
import org.irqscope.diagram.Texts;

/** Switches whether pages follow a walk; the choice is kept and is the same for all editors. */
public final class FollowAction extends Action {
	static final String ID = "org.irqscope.diagram.follow";
	private static final String BUNDLE = "org.irqscope.diagram", KEY = "follow";

	FollowAction() {
		super(Texts.of("command.follow"), IAction.AS_CHECK_BOX);
		setId(ID);
		setToolTipText(Texts.of("command.follow.tooltip"));
		setImageDescriptor(DiagramIcons.descriptor("follow"));
		setChecked(isOn());
	}

	private static IEclipsePreferences preferences() {
		return InstanceScope.INSTANCE.getNode(BUNDLE);
	}

	/** True while pages follow. */
	public static boolean isOn() {
		return preferences().getBoolean(KEY, true);
	}

	@Override
	public void run() {
		preferences().putBoolean(KEY, isChecked());
	}
}
