package org.irqscope.app;

import java.util.List;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The window: large enough for a whole machine, with tool bar, perspective switch and progress. UI thread. */
final class DesktopWindowAdvisor extends WorkbenchWindowAdvisor {
	private static final Point SIZE = new Point(1600, 1000);

	/** What editors of text and the debugger would add to the menus and the tool bar of every window. */
	private static final List<String> FOREIGN = List.of("org.eclipse.ui.edit.text.actionSet.annotationNavigation",
			"org.eclipse.ui.edit.text.actionSet.navigation",
			"org.eclipse.ui.edit.text.actionSet.convertLineDelimitersTo",
			"org.eclipse.debug.ui.launchActionSet", "org.eclipse.debug.ui.debugActionSet",
			"org.eclipse.debug.ui.breakpointActionSet", "org.eclipse.debug.ui.profileActionSet");

	DesktopWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
		return new DesktopActionBarAdvisor(configurer);
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer window = getWindowConfigurer();
		Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
		window.setInitialSize(new Point(Math.min(SIZE.x, screen.width), Math.min(SIZE.y, screen.height)));
		window.setShowCoolBar(true);
		window.setShowStatusLine(true);
		window.setShowProgressIndicator(true);
		window.setTitle("IRQScope");
	}

	@Override
	public void postWindowOpen() {
		IWorkbenchWindow window = getWindowConfigurer().getWindow();
		window.addPerspectiveListener(new PerspectiveAdapter() {
			@Override
			public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
				FOREIGN.forEach(page::hideActionSet);
			}

			@Override
			public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
				// The debugger shows its own as soon as something runs.
				if (IWorkbenchPage.CHANGE_RESET_COMPLETE.equals(change)
						|| IWorkbenchPage.CHANGE_ACTION_SET_SHOW.equals(change))
					FOREIGN.forEach(page::hideActionSet);
			}
		});
		FOREIGN.forEach(window.getActivePage()::hideActionSet);
	}
}
