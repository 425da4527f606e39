package org.irqscope.diagram.action;

import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.ui.actions.ActionBarContributor;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.DeleteRetargetAction;
import org.eclipse.gef.ui.actions.GEFActionConstants;
import org.eclipse.gef.ui.actions.RedoRetargetAction;
import org.eclipse.gef.ui.actions.UndoRetargetAction;
import org.eclipse.gef.ui.actions.ZoomComboContributionItem;
import org.eclipse.gef.ui.actions.ZoomInRetargetAction;
import org.eclipse.gef.ui.actions.ZoomOutRetargetAction;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.RetargetAction;
import org.irqscope.core.edit.NewElement;
import org.irqscope.diagram.DiagramIcons;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.access.WhoAction;

/** What the editors of machines add to the window's tool bar and menus. */
public final class MachineEditorContributor extends ActionBarContributor {
	private ZoomComboContributionItem zoomLevels;

	@Override
	protected void buildActions() {
		addRetargetAction(new UndoRetargetAction());
		addRetargetAction(new RedoRetargetAction());
		addRetargetAction(new DeleteRetargetAction());
		addRetargetAction(new ZoomInRetargetAction());
		addRetargetAction(new ZoomOutRetargetAction());
		RetargetAction follow = new RetargetAction(FollowAction.ID, Texts.of("command.follow"), IAction.AS_CHECK_BOX);
		follow.setToolTipText(Texts.of("command.follow.tooltip"));
		follow.setImageDescriptor(DiagramIcons.descriptor("follow"));
		addRetargetAction(follow);
		for (LookAction.Look look : LookAction.Look.values())
			addRetargetAction(new RetargetAction(look.id(), look.text(), look.style()));
		for (ZoomAction.Target target : ZoomAction.Target.values())
			addRetargetAction(new RetargetAction(target.id(), target.text()));
		for (PageAction.Way way : PageAction.Way.values())
			addRetargetAction(way);
		addRetargetAction(retarget(WhoAction.ID, Texts.of("page.who")));
		for (NewElement element : NewElement.values())
			addRetargetAction(new RetargetAction(AddAction.id(element), element.title()));
		addRetargetAction(retarget(ConnectAction.ID, Texts.of("connect.offer")));
	}

	private static RetargetAction retarget(String command, String text) {
		RetargetAction action = new RetargetAction(command, text);
		action.setActionDefinitionId(command);
		return action;
	}

	private void addRetargetAction(PageAction.Way way) {
		addRetargetAction(retarget(way.id(), way.text()));
	}

	/** The workbench shows a page of its own for an editor that could not be made; that page has no actions. */
	@Override
	public void setActiveEditor(IEditorPart editor) {
		if (editor.getAdapter(ActionRegistry.class) != null)
			super.setActiveEditor(editor);
	}

	@Override
	protected void declareGlobalActionKeys() {
		addGlobalActionKey(ActionFactory.SELECT_ALL.getId());
		addGlobalActionKey(ActionFactory.FIND.getId());
	}

	@Override
	public void contributeToToolBar(IToolBarManager bar) {
		bar.add(getAction(ActionFactory.UNDO.getId()));
		bar.add(getAction(ActionFactory.REDO.getId()));
		bar.add(getAction(ActionFactory.DELETE.getId()));
		bar.add(new Separator());
		bar.add(getAction(FollowAction.ID));
		String[] levels = { ZoomManager.FIT_ALL, ZoomManager.FIT_HEIGHT, ZoomManager.FIT_WIDTH };
		zoomLevels = new ZoomComboContributionItem(getPage(), levels) {
			/** A view that has no diagram of its own leaves the one beside it as it is. */
			@Override
			public void setZoomManager(ZoomManager zoom) {
				if (zoom != null)
					super.setZoomManager(zoom);
			}
		};
		bar.add(zoomLevels);
	}

	/** Acts on the page that an editor shows now. */
	public void turned(MachineEditor editor, ZoomManager zoom) {
		if (getPage().getActiveEditor() != editor)
			return;
		setActiveEditor(editor);
		zoomLevels.setZoomManager(zoom);
	}

	@Override
	public void contributeToMenu(IMenuManager menus) {
		MenuManager view = new MenuManager(Texts.of("menu.view"), "org.irqscope.diagram.view");
		view.add(getAction(GEFActionConstants.ZOOM_IN));
		view.add(getAction(GEFActionConstants.ZOOM_OUT));
		for (ZoomAction.Target target : ZoomAction.Target.values())
			view.add(getAction(target.id()));
		view.add(new Separator());
		MenuManager layout = new MenuManager(Texts.of("menu.layout"));
		layout.add(getAction(LookAction.Look.WIDE.id()));
		layout.add(getAction(LookAction.Look.COMPACT.id()));
		view.add(layout);
		view.add(getAction(LookAction.Look.ONLY_INTERRUPT.id()));
		view.add(getAction(LookAction.Look.COLLAPSE_UNUSED.id()));
		view.add(new Separator());
		view.add(getAction(FollowAction.ID));
		view.add(new ContrastAction());
		view.add(new Separator());
		for (PageAction.Way way : PageAction.Way.values())
			view.add(getAction(way.id()));
		view.add(new Separator());
		view.add(getAction(WhoAction.ID));
		menus.insertAfter(IWorkbenchActionConstants.M_EDIT, view);
		addElements(menus.findMenuUsingPath(IWorkbenchActionConstants.M_EDIT));
	}

	private void addElements(IMenuManager edit) {
		MenuManager elements = new MenuManager(Texts.of("menu.add"), "org.irqscope.diagram.add");
		for (NewElement element : NewElement.values())
			elements.add(getAction(AddAction.id(element)));
		edit.appendToGroup(IWorkbenchActionConstants.ADD_EXT, elements);
		edit.appendToGroup(IWorkbenchActionConstants.ADD_EXT, getAction(ConnectAction.ID));
	}
}
