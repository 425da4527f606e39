package org.irqscope.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Arranges projects and overview on the left, below the diagram the walk, beside it the hop. UI thread. */
public final class InterruptsPerspective implements IPerspectiveFactory {
	private static final String CONSOLE = "org.eclipse.ui.console.ConsoleView";
	static final String ID = "org.irqscope.ui.perspective";
	static final String WHY = "org.irqscope.ui.why";
	static final String HELP = "org.irqscope.ui.help";
	static final String WALK = "org.irqscope.ui.walk";
	static final String TIMELINE = "org.irqscope.ui.timeline";
	static final String BRANCHES = "org.irqscope.ui.branches";
	static final String COMPARE = "org.irqscope.ui.compare";
	static final String EXPLANATION = "org.irqscope.ui.explanation";
	static final String KERNEL = "org.irqscope.ui.kernel";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.addView(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.LEFT, 0.15f, editors);
		layout.addView(IPageLayout.ID_OUTLINE, IPageLayout.BOTTOM, 0.65f, IPageLayout.ID_PROJECT_EXPLORER);
		IFolderLayout walk = layout.createFolder("walk", IPageLayout.BOTTOM, 0.55f, editors);
		walk.addView(WALK);
		walk.addView(TIMELINE);
		walk.addPlaceholder(BRANCHES);
		walk.addView(IPageLayout.ID_PROBLEM_VIEW);
		walk.addView(CONSOLE);
		walk.addPlaceholder(COMPARE);
		walk.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		IFolderLayout hop = layout.createFolder("hop", IPageLayout.RIGHT, 0.62f, "walk");
		hop.addView(EXPLANATION);
		hop.addView(IPageLayout.ID_PROP_SHEET);
		hop.addPlaceholder(KERNEL);
		hop.addPlaceholder(WHY);
		hop.addPlaceholder(HELP);
		shortcuts(layout);
	}

	private static void shortcuts(IPageLayout layout) {
		for (String view : new String[] { WALK, TIMELINE, BRANCHES, EXPLANATION, KERNEL, COMPARE,
				IPageLayout.ID_PROJECT_EXPLORER,
				IPageLayout.ID_OUTLINE, IPageLayout.ID_PROP_SHEET,
				IPageLayout.ID_PROBLEM_VIEW, CONSOLE })
			layout.addShowViewShortcut(view);
		layout.addPerspectiveShortcut(DebugPerspective.ID);
		layout.addShowInPart(IPageLayout.ID_PROJECT_EXPLORER);
		addNewWizards(layout);
	}

	/** What the menu offers to make, in this perspective and others. */
	static void addNewWizards(IPageLayout layout) {
		for (String wizard : new String[] { "org.irqscope.ui.new", "org.irqscope.ui.example",
				"org.eclipse.ui.wizards.new.project", "org.eclipse.ui.wizards.new.folder",
				"org.eclipse.ui.wizards.new.file" })
			layout.addNewWizardShortcut(wizard);
	}
}
