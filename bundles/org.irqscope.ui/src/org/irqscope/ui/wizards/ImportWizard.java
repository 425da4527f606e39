package org.irqscope.ui.wizards;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.operation.ImportOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.ui.Texts;

/** Makes a machine out of what drgn, bpftrace, perf, ftrace or /proc/interrupts printed. */
public final class ImportWizard extends Wizard implements IImportWizard {
	private static final int READING = 9, SHOWING = 1;
	private IWorkbench workbench;
	private ImportPage page;

	@Override
	public void init(IWorkbench bench, IStructuredSelection selection) {
		workbench = bench;
		setWindowTitle(Texts.of("wizard.import"));
		setNeedsProgressMonitor(true);
		page = new ImportPage(selection);
	}

	@Override
	public void addPages() {
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		List<Path> files = page.files();
		OptionalInt process = page.process();
		IFile target = page.target();
		try {
			getContainer().run(true, true, monitor -> read(files, process, target, monitor));
			IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), target);
			return true;
		} catch (InvocationTargetException e) {
			page.setErrorMessage(e.getTargetException().getMessage());
		} catch (InterruptedException | OperationCanceledException e) {
			page.setErrorMessage(Texts.of("wizard.cancelled"));
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			return true;
		}
		return false;
	}

	private static void read(List<Path> files, OptionalInt process, IFile target, IProgressMonitor monitor)
			throws InvocationTargetException {
		SubMonitor progress = SubMonitor.convert(monitor, READING + SHOWING);
		try {
			new ImportOperation(files, process, target.getLocation().toPath()).run(progress.split(READING));
			target.refreshLocal(IResource.DEPTH_ZERO, progress.split(SHOWING));
		} catch (OperationException | CoreException e) {
			throw new InvocationTargetException(e);
		}
	}
}
