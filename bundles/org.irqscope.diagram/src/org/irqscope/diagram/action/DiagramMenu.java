package org.irqscope.diagram.action;

import org.eclipse.gef.ContextMenuProvider;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.GEFActionConstants;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.ui.actions.ActionFactory;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.NewRange;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.access.AddRangeAction;
import org.irqscope.diagram.access.WhoAction;
import org.irqscope.diagram.parts.NodeEditPart;

/** The context menu of a diagram; commands of other bundles are added by its id. */
public final class DiagramMenu extends ContextMenuProvider {
	public static final String ID = "org.irqscope.diagram.menu";
	private final ActionRegistry actions;

	public DiagramMenu(EditPartViewer viewer, ActionRegistry actions) {
		super(viewer);
		this.actions = actions;
	}

	@Override
	public void buildContextMenu(IMenuManager menu) {
		GEFActionConstants.addStandardActionGroups(menu);
		menu.appendToGroup(GEFActionConstants.GROUP_UNDO, actions.getAction(ActionFactory.UNDO.getId()));
		menu.appendToGroup(GEFActionConstants.GROUP_UNDO, actions.getAction(ActionFactory.REDO.getId()));
		menu.appendToGroup(GEFActionConstants.GROUP_EDIT, actions.getAction(ActionFactory.DELETE.getId()));
		add(menu, GEFActionConstants.GROUP_EDIT, GEFActionConstants.DIRECT_EDIT);
		menu.appendToGroup(GEFActionConstants.GROUP_EDIT, elements());
		connections(menu);
		add(menu, GEFActionConstants.GROUP_VIEW, PageAction.Way.INSIDE.id());
		add(menu, GEFActionConstants.GROUP_VIEW, PageAction.Way.BACK.id());
		add(menu, GEFActionConstants.GROUP_VIEW, WhoAction.ID);
		add(menu, GEFActionConstants.GROUP_VIEW, LayoutAction.ID);
		for (LookAction.Look look : LookAction.Look.values())
			add(menu, GEFActionConstants.GROUP_VIEW, look.id());
		for (ZoomAction.Target target : ZoomAction.Target.values())
			add(menu, GEFActionConstants.GROUP_VIEW, target.id());
		add(menu, GEFActionConstants.GROUP_VIEW, FollowAction.ID);
	}

	/** What the palette has, for who uses no pointer. */
	private MenuManager elements() {
		MenuManager elements = new MenuManager(Texts.of("menu.add"));
		for (NewElement element : NewElement.values())
			if (actions.getAction(AddAction.id(element)).isEnabled())
				elements.add(actions.getAction(AddAction.id(element)));
		for (NewRange range : NewRange.values())
			if (actions.getAction(AddRangeAction.id(range)).isEnabled())
				elements.add(actions.getAction(AddRangeAction.id(range)));
		return elements;
	}

	private void connections(IMenuManager menu) {
		for (Object part : getViewer().getSelectedEditParts())
			if (part instanceof NodeEditPart node && !new ConnectMenu(node).isEmpty()) {
				MenuManager connections = new MenuManager(Texts.of("menu.connect"));
				new ConnectMenu(node).fill(connections);
				menu.appendToGroup(GEFActionConstants.GROUP_EDIT, connections);
			}
	}

	private void add(IMenuManager menu, String group, String id) {
		IAction action = actions.getAction(id);
		if (action.isEnabled())
			menu.appendToGroup(group, action);
	}
}
