package org.irqscope.diagram;

import org.eclipse.gef.ContextMenuProvider;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.GEFActionConstants;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.ui.actions.ActionFactory;

/** The context menu of a diagram; commands of other bundles are added by its id. */
final class DiagramMenu extends ContextMenuProvider {
	static final String ID = "org.irqscope.diagram.menu";
	private final ActionRegistry actions;

	DiagramMenu(EditPartViewer viewer, ActionRegistry actions) {
		super(viewer);
		this.actions = actions;
	}

	@Override
	public void buildContextMenu(IMenuManager menu) {
		GEFActionConstants.addStandardActionGroups(menu);
		add(menu, GEFActionConstants.GROUP_UNDO, ActionFactory.UNDO.getId());
		add(menu, GEFActionConstants.GROUP_UNDO, ActionFactory.REDO.getId());
		add(menu, GEFActionConstants.GROUP_EDIT, ActionFactory.DELETE.getId());
		add(menu, GEFActionConstants.GROUP_EDIT, GEFActionConstants.DIRECT_EDIT);
		add(menu, GEFActionConstants.GROUP_VIEW, LayoutAction.ID);
		for (LookAction.Look look : LookAction.Look.values())
			add(menu, GEFActionConstants.GROUP_VIEW, look.id());
		for (ZoomAction.Target target : ZoomAction.Target.values())
			add(menu, GEFActionConstants.GROUP_VIEW, target.id());
		add(menu, GEFActionConstants.GROUP_VIEW, FollowAction.ID);
	}

	private void add(IMenuManager menu, String group, String id) {
		IAction action = actions.getAction(id);
		if (action.isEnabled())
			menu.appendToGroup(group, action);
	}
}
