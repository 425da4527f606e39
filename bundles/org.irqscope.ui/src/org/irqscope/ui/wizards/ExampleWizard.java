package org.irqscope.ui.wizards;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.ui.dialogs.ContainerGenerator;
import org.irqscope.core.lesson.OfferedExample;
import org.irqscope.core.operation.LessonOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.ui.Texts;

/** Puts a machine that teaches one thing into the workspace and opens its diagram. */
public final class ExampleWizard extends NewDocumentWizard<ExamplePage> {
	private static final int FOLDER = 1, WRITING = 2;

	public ExampleWizard() {
		super(Texts.of("wizard.example"));
	}

	@Override
	ExamplePage page(String folder) {
		return new ExamplePage(folder);
	}

	@Override
	IFile file(ExamplePage asked) {
		return asked.file();
	}

	@Override
	Work work(ExamplePage asked) {
		OfferedExample example = asked.example();
		IPath folder = asked.file().getParent().getFullPath();
		return monitor -> write(example, folder, monitor);
	}

	private static void write(OfferedExample example, IPath folder, IProgressMonitor monitor)
			throws CoreException, InvocationTargetException {
		SubMonitor progress = SubMonitor.convert(monitor, FOLDER + WRITING);
		IContainer container = new ContainerGenerator(folder).generateContainer(progress.split(FOLDER));
		try {
			new LessonOperation(example, Path.of(container.getLocationURI())).run();
			container.refreshLocal(IResource.DEPTH_ONE, progress.split(WRITING));
		} catch (OperationException e) {
			throw new InvocationTargetException(e);
		}
	}
}
