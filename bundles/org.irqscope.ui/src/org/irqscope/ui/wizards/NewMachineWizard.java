package org.irqscope.ui.wizards;

import java.io.ByteArrayInputStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.ui.dialogs.ContainerGenerator;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.ui.Texts;

/** Makes a new machine and opens its diagram. */
public final class NewMachineWizard extends NewDocumentWizard<NewMachinePage> {
	private static final int FOLDER = 1, WRITING = 1;

	public NewMachineWizard() {
		super(Texts.of("wizard.new"));
	}

	@Override
	NewMachinePage page(String folder) {
		return new NewMachinePage(folder);
	}

	@Override
	IFile file(NewMachinePage asked) {
		return asked.file();
	}

	@Override
	Work work(NewMachinePage asked) {
		NewMachine machine = asked.machine();
		IFile file = asked.file();
		return monitor -> write(machine, file, monitor);
	}

	private static void write(NewMachine machine, IFile file, IProgressMonitor monitor) throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, FOLDER + WRITING);
		new ContainerGenerator(file.getParent().getFullPath()).generateContainer(progress.split(FOLDER));
		file.create(new ByteArrayInputStream(MachineFiles.bytes(machine.create())), false, progress.split(WRITING));
	}
}
