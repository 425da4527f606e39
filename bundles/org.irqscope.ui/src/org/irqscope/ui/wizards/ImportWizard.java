package org.irqscope.ui.wizards;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

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
import org.eclipse.ui.dialogs.ContainerGenerator;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.operation.ImportOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.ui.Texts;
import org.irqscope.ui.launch.ImportedTraces;

/** Makes a machine out of what drgn, bpftrace, perf, ftrace or /proc/interrupts printed, and says what it concluded. */
public final class ImportWizard extends Wizard implements IImportWizard {
	private static final int READING = 9, SHOWING = 1;
	private IWorkbench workbench;
	private ImportPage page;
	private ConclusionsPage conclusions;

	@Override
	public void init(IWorkbench bench, IStructuredSelection selection) {
		workbench = bench;
		setWindowTitle(Texts.of("wizard.import"));
		setNeedsProgressMonitor(true);
		page = new ImportPage(selection);
		conclusions = new ConclusionsPage(this::preview, page::told, page::tell);
	}

	@Override
	public void addPages() {
		addPage(page);
		addPage(conclusions);
	}

	/** What is to be done, as it is entered. */
	private ImportOperation operation() {
		return new ImportOperation(page.files(), page.process(), page.told(), location(page.target()));
	}

	/** Where a file is or will be; projects that do not exist yet stand in the workspace. */
	private static Path location(IFile file) {
		return file.getLocation() != null ? file.getLocation().toPath()
				: file.getWorkspace().getRoot().getLocation().append(file.getFullPath()).toPath();
	}

	/** Reads the files, so that the last page can show what they say. */
	private void preview() {
		if (getContainer() == null || getContainer().getCurrentPage() != conclusions)
			return;
		ImportOperation operation = operation();
		VirtualMachine[] read = new VirtualMachine[1];
		try {
			getContainer().run(true, true, monitor -> read[0] = preview(operation, monitor));
			conclusions.show(read[0]);
		} catch (InvocationTargetException e) {
			conclusions.refuse(e.getTargetException().getMessage());
		} catch (InterruptedException | OperationCanceledException e) {
			conclusions.refuse(Texts.of("wizard.cancelled"));
		}
	}

	private static VirtualMachine preview(ImportOperation operation, IProgressMonitor monitor)
			throws InvocationTargetException {
		try {
			return operation.preview(monitor);
		} catch (OperationException e) {
			throw new InvocationTargetException(e);
		}
	}

	@Override
	public boolean performFinish() {
		ImportOperation operation = operation();
		IFile target = page.target();
		try {
			getContainer().run(true, true, monitor -> write(operation, target, monitor));
			IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), target);
			if (page.isWalkWanted())
				new ImportedTraces(target.getLocation().toPath(), page.files()).schedule();
			return true;
		} catch (InvocationTargetException e) {
			refuse(e.getTargetException().getMessage());
		} catch (InterruptedException | OperationCanceledException e) {
			refuse(Texts.of("wizard.cancelled"));
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			return true;
		}
		return false;
	}

	private void refuse(String reason) {
		if (getContainer().getCurrentPage() == conclusions)
			conclusions.refuse(reason);
		else
			page.setErrorMessage(reason);
	}

	private static void write(ImportOperation operation, IFile target, IProgressMonitor monitor)
			throws InvocationTargetException {
		SubMonitor progress = SubMonitor.convert(monitor, READING + 2 * SHOWING);
		try {
			// A project that is only named is made.
			new ContainerGenerator(target.getParent().getFullPath()).generateContainer(progress.split(SHOWING));
			operation.run(progress.split(READING));
			target.refreshLocal(IResource.DEPTH_ZERO, progress.split(SHOWING));
		} catch (OperationException | CoreException e) {
			throw new InvocationTargetException(e);
		}
	}
}
