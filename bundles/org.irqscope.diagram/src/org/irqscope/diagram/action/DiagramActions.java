package org.irqscope.diagram.action;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.DirectEditAction;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.IPageSite;
import org.eclipse.ui.services.IServiceLocator;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.NewRange;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.access.AddRangeAction;
import org.irqscope.diagram.access.WhoAction;
import org.irqscope.diagram.player.WalkPlayer;

/** The actions of an editor that are about how it shows its machine. UI thread. */
public final class DiagramActions {
	private DiagramActions() {
	}

	public static List<IAction> create(MachineEditor editor) {
		IAction rename = new DirectEditAction((IWorkbenchPart) editor);
		rename.setText(Texts.of("command.rename"));
		List<IAction> actions = new ArrayList<>(List.of(rename, new LayoutAction(editor), new FollowAction()));
		actions.addAll(List.of(new ConnectAction(editor), new FindAction(editor)));
		actions.add(new WhoAction(editor));
		for (NewRange range : NewRange.values())
			actions.add(new AddRangeAction(editor, range));
		for (NewElement element : NewElement.values())
			actions.add(new AddAction(editor, element));
		for (LookAction.Look look : LookAction.Look.values())
			actions.add(new LookAction(editor, look));
		for (ZoomAction.Target target : ZoomAction.Target.values())
			actions.add(new ZoomAction(editor, target));
		for (PageAction.Way way : PageAction.Way.values())
			actions.add(new PageAction(editor, way));
		return actions;
	}

	/** Lets the keys of commands run actions while the editor is active. */
	public static void bind(ActionRegistry actions, IServiceLocator site) {
		IHandlerService handlers = site.getService(IHandlerService.class);
		for (PageAction.Way way : PageAction.Way.values())
			handlers.activateHandler(way.id(), new ActionHandler(actions.getAction(way.id())));
		handlers.activateHandler(WhoAction.ID, new ActionHandler(actions.getAction(WhoAction.ID)));
		handlers.activateHandler(ConnectAction.ID, new ActionHandler(actions.getAction(ConnectAction.ID)));
	}

	/** Lets a view that shows what the editor shows undo, redo and delete like the editor. */
	public static void bind(ActionRegistry actions, IPageSite site) {
		bind(actions, (IServiceLocator) site);
		for (ActionFactory global : List.of(ActionFactory.UNDO, ActionFactory.REDO, ActionFactory.DELETE))
			site.getActionBars().setGlobalActionHandler(global.getId(), actions.getAction(global.getId()));
		site.getService(IContextService.class).activateContext(WalkPlayer.CONTEXT);
	}

	/** Lets the actions show what the document has chosen. */
	public static void update(ActionRegistry actions) {
		for (LookAction.Look look : LookAction.Look.values())
			if (actions.getAction(look.id()) instanceof LookAction action)
				action.update();
	}
}
