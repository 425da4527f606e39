package org.irqscope.ui.wizards;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;
import org.irqscope.core.operation.ExportOperation.Style;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.PictureOperation;
import org.irqscope.diagram.PagePresenter;
import org.irqscope.scene.Scene;
import org.irqscope.ui.Texts;

/** Writes the diagram that is open, in the state that is shown, to a picture. */
public final class ExportWizard extends Wizard implements IExportWizard {
	private Optional<PagePresenter> presenter = Optional.empty();
	private String name = "";
	private ExportPage page;

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		setWindowTitle(Texts.of("wizard.export"));
		setNeedsProgressMonitor(true);
		IEditorPart editor = workbench.getActiveWorkbenchWindow().getActivePage().getActiveEditor();
		if (editor != null) {
			presenter = Optional.ofNullable(Adapters.adapt(editor, PagePresenter.class));
			name = editor.getTitle().replaceFirst("\\.[^.]*$", "");
		}
		page = new ExportPage(name, presenter.isPresent());
	}

	@Override
	public void addPages() {
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		PagePresenter shown = presenter.orElseThrow();
		Scene scene = shown.finishedScene();
		Style style = page.style();
		Path target = page.target();
		try {
			getContainer().run(true, true, monitor -> {
				try {
					new PictureOperation(scene, name, style, target).run(monitor);
				} catch (OperationException e) {
					throw new InvocationTargetException(e);
				}
			});
			return true;
		} catch (InvocationTargetException e) {
			page.setErrorMessage(e.getTargetException().getMessage());
		} catch (InterruptedException | OperationCanceledException e) {
			page.setErrorMessage(Texts.of("wizard.cancelled"));
		}
		return false;
	}
}
