package org.irqscope.ui.launch;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.ResourceUtil;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.TraceWalkOperation;
import org.irqscope.core.session.Session;
import org.irqscope.debug.WalkResult;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.model.VirtualMachine;
import org.irqscope.ui.Texts;

/** The commands that walk through what a trace has recorded. Used by the UI thread; the work runs in jobs. */
public final class TraceHandlers {
	private TraceHandlers() {
	}

	/** A machine that a trace was taken of, with its file. */
	private record Known(VirtualMachine machine, Path file) {
	}

	/** Walks through the trace that is selected among the files; it shows by itself what machine there is. */
	public static final class OfSelection extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			ISelection selection = HandlerUtil.getCurrentSelection(event);
			IFile file = selection instanceof IStructuredSelection some
					? Adapters.adapt(some.getFirstElement(), IFile.class) : null;
			if (file != null && file.getLocation() != null)
				walk(file.getLocation().toPath(), Optional.empty());
			return null;
		}
	}

	/** Asks for a trace, of the machine that is open where one is. */
	public static final class Choose extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			FileDialog dialog = new FileDialog(HandlerUtil.getActiveShellChecked(event), SWT.OPEN);
			dialog.setText(Texts.of("trace.choose"));
			String file = dialog.open();
			if (file != null)
				walk(Path.of(file), Optional.ofNullable(HandlerUtil.getActiveEditor(event)));
			return null;
		}
	}

	/**
	 * Walks through a trace.
	 *
	 * @param editor where the machine is open that the trace was taken of; nothing, or an editor of something else,
	 * where the trace shows what machine there is
	 */
	static void walk(Path trace, Optional<IEditorPart> editor) {
		Optional<Known> known = editor.flatMap(TraceHandlers::known);
		new ResultJob(Texts.of("trace.job", trace.getFileName())) {
			@Override
			protected WalkResult result(IProgressMonitor monitor) throws OperationException {
				Session session = new TraceWalkOperation(trace, known.map(Known::machine)).run(monitor);
				return known.isPresent() ? new WalkResult.MachineWalk(known.get().file(), session)
						: new WalkResult.FreeWalk(session, 0);
			}
		}.schedule();
	}

	private static Optional<Known> known(IEditorPart editor) {
		PagePresenter presenter = Adapters.adapt(editor, PagePresenter.class);
		IFile file = ResourceUtil.getFile(editor.getEditorInput());
		return presenter == null || file == null || file.getLocation() == null ? Optional.empty()
				: Optional.of(new Known(EcoreUtil.copy(presenter.document()), file.getLocation().toPath()));
	}
}
