package org.irqscope.app;

import static org.eclipse.ui.IWorkbenchActionConstants.MB_ADDITIONS;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarContributionItem;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The menu bar and the tool bar of the window; commands of other bundles are added by the menus' ids. UI thread. */
final class DesktopActionBarAdvisor extends ActionBarAdvisor {
	private static final String WALK_MENU = "org.irqscope.walk", FILE_BAR = "org.irqscope.file",
			NEW_MENU = "new", RECENT_MENU = "org.irqscope.recent", HELP_GROUP = "org.irqscope.help";
	private static final ActionFactory[] CLOSE = { ActionFactory.CLOSE, ActionFactory.CLOSE_ALL };
	private static final ActionFactory[] SAVE = { ActionFactory.SAVE, ActionFactory.SAVE_AS, ActionFactory.SAVE_ALL };
	private static final ActionFactory[] EXCHANGE = { ActionFactory.IMPORT, ActionFactory.EXPORT,
			ActionFactory.REFRESH };
	private static final ActionFactory[] UNDO = { ActionFactory.UNDO, ActionFactory.REDO };
	private static final ActionFactory[] CLIPBOARD = { ActionFactory.CUT, ActionFactory.COPY, ActionFactory.PASTE };
	private static final ActionFactory[] EDIT = { ActionFactory.DELETE, ActionFactory.SELECT_ALL, ActionFactory.FIND };
	private static final ActionFactory[] WINDOW_END = { ActionFactory.RESET_PERSPECTIVE, ActionFactory.PREFERENCES };
	private static final ActionFactory[] HELP = { ActionFactory.SHOW_QUICK_ACCESS, ActionFactory.ABOUT };

	private IWorkbenchWindow window;

	DesktopActionBarAdvisor(IActionBarConfigurer configurer) {
		super(configurer);
	}

	@Override
	protected void makeActions(IWorkbenchWindow made) {
		window = made;
	}

	@Override
	protected void fillMenuBar(IMenuManager bar) {
		bar.add(fileMenu());
		bar.add(editMenu());
		bar.add(walkMenu());
		bar.add(new GroupMarker(MB_ADDITIONS));
		bar.add(windowMenu());
		MenuManager help = menu("help", IWorkbenchActionConstants.M_HELP);
		help.add(new GroupMarker(HELP_GROUP));
		bar.add(add(help, HELP));
	}

	private MenuManager fileMenu() {
		MenuManager menu = menu("file", IWorkbenchActionConstants.M_FILE);
		menu.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
		MenuManager creation = menu("new", NEW_MENU);
		creation.add(ContributionItemFactory.NEW_WIZARD_SHORTLIST.create(window));
		menu.add(creation);
		add(menu, CLOSE);
		menu.add(new Separator());
		add(menu, SAVE);
		menu.add(new Separator());
		add(menu, EXCHANGE);
		menu.add(new Separator(MB_ADDITIONS));
		MenuManager recent = menu("recent", RECENT_MENU);
		recent.add(ContributionItemFactory.REOPEN_EDITORS.create(window));
		menu.add(recent);
		menu.add(new Separator());
		add(menu, ActionFactory.QUIT);
		menu.add(new GroupMarker(IWorkbenchActionConstants.FILE_END));
		return menu;
	}

	private MenuManager editMenu() {
		MenuManager menu = menu("edit", IWorkbenchActionConstants.M_EDIT);
		add(menu, UNDO);
		menu.add(new GroupMarker(IWorkbenchActionConstants.UNDO_EXT));
		menu.add(new Separator());
		add(menu, CLIPBOARD);
		menu.add(new GroupMarker(IWorkbenchActionConstants.CUT_EXT));
		menu.add(new Separator());
		add(menu, EDIT);
		// Text editors add to these groups.
		menu.add(new Separator(IWorkbenchActionConstants.FIND_EXT));
		menu.add(new Separator(IWorkbenchActionConstants.ADD_EXT));
		menu.add(new Separator(MB_ADDITIONS));
		return menu;
	}

	/** Filled by the commands that walk. */
	private static MenuManager walkMenu() {
		MenuManager menu = menu("walk", WALK_MENU);
		menu.add(new GroupMarker(MB_ADDITIONS));
		return menu;
	}

	private MenuManager windowMenu() {
		MenuManager menu = menu("window", IWorkbenchActionConstants.M_WINDOW);
		MenuManager perspectives = menu("perspective", "openPerspective");
		perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
		menu.add(perspectives);
		MenuManager views = menu("view", "showView");
		views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
		menu.add(views);
		menu.add(new Separator(MB_ADDITIONS));
		return add(menu, WINDOW_END);
	}

	@Override
	protected void fillCoolBar(ICoolBarManager bar) {
		ToolBarManager file = new ToolBarManager(SWT.FLAT);
		for (ActionFactory factory : new ActionFactory[] { ActionFactory.NEW_WIZARD_DROP_DOWN, ActionFactory.SAVE })
			file.add(action(factory));
		bar.add(new ToolBarContributionItem(file, FILE_BAR));
		bar.add(new GroupMarker(MB_ADDITIONS));
	}

	private static MenuManager menu(String key, String id) {
		return new MenuManager(Texts.of("menu." + key), id);
	}

	private MenuManager add(MenuManager menu, ActionFactory... factories) {
		for (ActionFactory factory : factories)
			menu.add(action(factory));
		return menu;
	}

	/** One action for menu and tool bar alike. */
	private ActionFactory.IWorkbenchAction action(ActionFactory factory) {
		if (getAction(factory.getId()) instanceof ActionFactory.IWorkbenchAction known)
			return known;
		ActionFactory.IWorkbenchAction action = factory.create(window);
		register(action);
		return action;
	}
}
