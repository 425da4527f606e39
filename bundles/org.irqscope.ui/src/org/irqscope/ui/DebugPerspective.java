package org.irqscope.ui;

import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/**
 * Arranges what is debugged on the left of the diagram, what it is made of on the right, and the walk below. UI thread.
 */
public final class DebugPerspective implements IPerspectiveFactory {
	static final String ID = "org.irqscope.ui.debug";
	private static final String CONSOLE = "org.eclipse.ui.console.ConsoleView";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		IFolderLayout below = layout.createFolder("walk", IPageLayout.BOTTOM, 0.55f, editors);
		below.addView(InterruptsPerspective.WALK);
		below.addView(InterruptsPerspective.TIMELINE);
		below.addView(InterruptsPerspective.BRANCHES);
		below.addView(IDebugUIConstants.ID_MEMORY_VIEW);
		below.addPlaceholder(CONSOLE);
		below.addPlaceholder(InterruptsPerspective.COMPARE);
		below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		IFolderLayout why = layout.createFolder("why", IPageLayout.RIGHT, 0.62f, "walk");
		why.addView(InterruptsPerspective.EXPLANATION);
		why.addView(InterruptsPerspective.WHY);
		// Four tabs have no room for their titles beside a diagram on a small screen.
		why.addView(IDebugUIConstants.ID_EXPRESSION_VIEW);
		why.addPlaceholder(InterruptsPerspective.KERNEL);
		IFolderLayout debugged = layout.createFolder("debugged", IPageLayout.LEFT, 0.255f, editors);
		debugged.addView(IDebugUIConstants.ID_DEBUG_VIEW);
		debugged.addView(IPageLayout.ID_PROJECT_EXPLORER);
		IFolderLayout values = layout.createFolder("values", IPageLayout.RIGHT, 0.595f, editors);
		values.addView(IDebugUIConstants.ID_VARIABLE_VIEW);
		values.addView(IDebugUIConstants.ID_REGISTER_VIEW);
		values.addView(IDebugUIConstants.ID_BREAKPOINT_VIEW);
		shortcuts(layout);
	}

	private static void shortcuts(IPageLayout layout) {
		for (String view : new String[] { InterruptsPerspective.WALK, InterruptsPerspective.TIMELINE,
				InterruptsPerspective.BRANCHES, InterruptsPerspective.EXPLANATION, InterruptsPerspective.WHY,
				IDebugUIConstants.ID_DEBUG_VIEW,
				IDebugUIConstants.ID_VARIABLE_VIEW, IDebugUIConstants.ID_REGISTER_VIEW,
				IDebugUIConstants.ID_BREAKPOINT_VIEW, IDebugUIConstants.ID_EXPRESSION_VIEW,
				IDebugUIConstants.ID_MEMORY_VIEW, IPageLayout.ID_PROJECT_EXPLORER })
			layout.addShowViewShortcut(view);
		layout.addPerspectiveShortcut(InterruptsPerspective.ID);
		InterruptsPerspective.addNewWizards(layout);
	}
}
