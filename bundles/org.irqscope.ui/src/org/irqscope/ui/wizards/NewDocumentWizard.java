package org.irqscope.ui.wizards;

import java.lang.reflect.InvocationTargetException;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.WorkspaceModifyOperation;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;
import org.irqscope.ui.Texts;

/** Asks on one page for a document, writes it and opens its diagram. Used by the UI thread, which does not write. */
abstract class NewDocumentWizard<P extends WizardPage> extends Wizard implements INewWizard {
	private final String title;
	private IWorkbench workbench;
	private P page;

	NewDocumentWizard(String title) {
		this.title = title;
	}

	@Override
	public final void init(IWorkbench bench, IStructuredSelection selection) {
		workbench = bench;
		setWindowTitle(title);
		setNeedsProgressMonitor(true);
		page = page(TargetFolder.of(selection));
	}

	@Override
	public final void addPages() {
		addPage(page);
	}

	/** The page, with a folder to begin with. */
	abstract P page(String folder);

	/** The file that is asked for. */
	abstract IFile file(P asked);

	/** What writes that file: reads the page now, and runs in another thread. */
	abstract Work work(P asked);

	/** Writes a file; folders that are missing are made. */
	interface Work {
		void run(IProgressMonitor monitor) throws CoreException, InvocationTargetException;
	}

	@Override
	public final boolean performFinish() {
		Work work = work(page);
		IFile file = file(page);
		try {
			getContainer().run(true, false, new WorkspaceModifyOperation() {
				@Override
				protected void execute(IProgressMonitor monitor) throws CoreException, InvocationTargetException {
					work.run(monitor);
				}
			});
			BasicNewResourceWizard.selectAndReveal(file, workbench.getActiveWorkbenchWindow());
			IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), file);
			return true;
		} catch (InvocationTargetException e) {
			page.setErrorMessage(e.getTargetException().getMessage());
		} catch (InterruptedException e) {
			page.setErrorMessage(Texts.of("wizard.cancelled"));
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			return true;
		}
		return false;
	}
}
