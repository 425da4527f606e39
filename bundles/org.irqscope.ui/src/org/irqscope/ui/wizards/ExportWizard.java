package org.irqscope.ui.wizards;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;
import org.irqscope.core.edit.Captions;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.export.PictureOperation;
import org.irqscope.core.operation.export.StepsOperation;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.scene.layout.Scene;
import org.irqscope.ui.Texts;

/** Writes the diagram that is open, in the state that is shown or along its walk, to a file. */
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
		page = new ExportPage(name, presenter.isPresent(), walk().isPresent());
	}

	@Override
	public void addPages() {
		addPage(page);
	}

	/** What is done when the reader has chosen. */
	private interface Exporting {
		void run(IProgressMonitor monitor) throws OperationException;
	}

	/** The walk of the page that is shown, once it has begun. */
	private Optional<Session> walk() {
		return presenter.flatMap(PagePresenter::session).filter(session -> session.shown().isPresent());
	}

	private Exporting picture() {
		PagePresenter shown = presenter.orElseThrow();
		Scene scene = page.showsBreakpoints() ? shown.signedScene() : shown.finishedScene();
		return new PictureOperation(scene, name, page.style(), page.target())::run;
	}

	/** The run is asked for each step, and stands in the end where it stood. */
	private Exporting steps() throws OperationException {
		Session session = walk().orElseThrow().beside();
		int position = session.position();
		StepsOperation operation = new StepsOperation(session, presenter.orElseThrow().page(), page.steps(),
				page.style(), page.target()).saying(Captions.of(presenter.orElseThrow().document()));
		return monitor -> {
			try {
				operation.run(name, monitor);
			} finally {
				session.goTo(position);
			}
		};
	}

	@Override
	public boolean performFinish() {
		try {
			Exporting exporting = page.style().format().isPicture() ? picture() : steps();
			getContainer().run(true, true, monitor -> {
				try {
					exporting.run(monitor);
				} catch (OperationException e) {
					throw new InvocationTargetException(e);
				}
			});
			return true;
		} catch (OperationException e) {
			page.setErrorMessage(e.getMessage());
		} catch (InvocationTargetException e) {
			page.setErrorMessage(e.getTargetException().getMessage());
		} catch (InterruptedException | OperationCanceledException e) {
			page.setErrorMessage(Texts.of("wizard.cancelled"));
		}
		return false;
	}
}
