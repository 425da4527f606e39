package org.irqscope.ui.wizards;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.edit.NewMachine;
import org.irqscope.model.MachineFiles;
import org.irqscope.ui.Texts;

/** Makes a new machine and opens its diagram. */
public final class NewMachineWizard extends Wizard implements INewWizard {
	private IWorkbench workbench;
	private WizardNewFileCreationPage page;

	@Override
	public void init(IWorkbench bench, IStructuredSelection selection) {
		workbench = bench;
		setWindowTitle(Texts.of("wizard.new"));
		page = new Page(selection);
	}

	@Override
	public void addPages() {
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		IFile file = page.createNewFile();
		if (file == null)
			return false;
		try {
			IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), file);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
		return true;
	}

	/** Asks for the folder and the name. */
	private static final class Page extends WizardNewFileCreationPage {
		Page(IStructuredSelection selection) {
			super("machine", selection);
			setTitle(Texts.of("wizard.new"));
			setDescription(Texts.of("wizard.new.description"));
			setFileName(Texts.of("wizard.new.name") + "." + MachineFiles.EXTENSION);
			setFileExtension(MachineFiles.EXTENSION);
		}

		@Override
		protected InputStream getInitialContents() {
			String name = IPath.fromPortableString(getFileName()).removeFileExtension().lastSegment();
			return new ByteArrayInputStream(MachineFiles.bytes(NewMachine.create(name)));
		}
	}
}
