package org.irqscope.ui.start;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.operation.HostOpening;
import org.irqscope.core.problems.ProblemWatch;
import org.irqscope.ui.breakpoint.BreakpointMarks;
import org.irqscope.ui.breakpoint.BreakpointSigns;
import org.irqscope.ui.debug.ChangedValueColors;
import org.irqscope.ui.launch.ResultOpener;
import org.irqscope.ui.wizards.WizardChoices;
import org.osgi.service.prefs.BackingStoreException;

/**
 * What begins with the workbench, in a thread of its own: the end of what killed processes trace, validation, the
 * examples of a new workspace, and showing what launches bring.
 */
public final class Startup implements IStartup {
	/** A node of its own: listeners to the preferences of walks belong to the UI thread. */
	private static final String STARTUP = "org.irqscope.ui/startup", EXAMPLES_MADE = "examplesMade";

	@Override
	public void earlyStartup() {
		HostOpening.removeLeftovers();
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		ProblemWatch.start(workspace);
		ResultOpener.start(PlatformUI.getWorkbench().getDisplay());
		BreakpointSigns.start(PlatformUI.getWorkbench().getDisplay());
		BreakpointMarks.start(PlatformUI.getWorkbench().getDisplay());
		ChangedValueColors.start(PlatformUI.getWorkbench().getDisplay());
		PlatformUI.getWorkbench().getDisplay().asyncExec(WizardChoices::prepare);
		IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(STARTUP);
		if (preferences.getBoolean(EXAMPLES_MADE, false))
			return;
		preferences.putBoolean(EXAMPLES_MADE, true);
		try {
			preferences.flush();
		} catch (BackingStoreException e) {
			ILog.get().error(e.getMessage(), e);
		}
		makeExamples(workspace);
	}

	private static void makeExamples(IWorkspace workspace) {
		ExamplesProject job = ExamplesProject.job(workspace);
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				if (event.getResult().isOK())
					PlatformUI.getWorkbench().getDisplay().asyncExec(() -> open(job.first()));
			}
		});
		job.schedule();
	}

	/** A new workspace opens with something to walk through, unless the user has opened something already. */
	private static void open(IFile machine) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null || window.getActivePage().getActiveEditor() != null)
			return;
		try {
			IDE.openEditor(window.getActivePage(), machine);
			if (window.getActivePage()
					.findView(IPageLayout.ID_PROJECT_EXPLORER) instanceof ISetSelectionTarget explorer)
				explorer.selectReveal(new StructuredSelection(machine));
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}
}
