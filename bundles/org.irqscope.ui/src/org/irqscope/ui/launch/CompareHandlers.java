package org.irqscope.ui.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.core.operation.HostComparison;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.ScriptOperation;
import org.irqscope.core.session.Session;
import org.irqscope.debug.WalkResult;
import org.irqscope.ui.Texts;
import org.irqscope.ui.script.ScriptEditor;
import org.irqscope.ui.walk.WalkStart;

/** The commands that put what is open beside another source. Used by the UI thread; the work runs in jobs. */
public final class CompareHandlers {
	private static final int WALKING = 1, COMPARING = 9;

	private CompareHandlers() {
	}

	/** Runs the same on this host's KVM. */
	public static final class WithHost extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			IEditorPart editor = HandlerUtil.getActiveEditorChecked(event);
			String name = editor.getTitle();
			script(editor).ifPresent(lines -> new ResultJob(Texts.of("compare.host.job", name)) {
				@Override
				protected WalkResult result(IProgressMonitor monitor) throws OperationException {
					SubMonitor progress = SubMonitor.convert(monitor, WALKING + COMPARING);
					return new WalkResult.Compared(new HostComparison(
							ScriptOperation.run(name, lines, Integer.MAX_VALUE, progress.split(WALKING)), name)
							.run(progress.split(COMPARING)));
				}
			}.schedule());
			return null;
		}

		/** The op script of what is open: of a script itself, or of the machine and what is selected in it. */
		private static Optional<List<String>> script(IEditorPart editor) {
			ScriptEditor script = Adapters.adapt(editor, ScriptEditor.class);
			return script != null ? Optional.of(script.lines()) : WalkStart.script(editor);
		}
	}

	/** Reads a recorded trace. */
	public static final class WithTrace extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			IEditorPart editor = HandlerUtil.getActiveEditorChecked(event);
			FileDialog dialog = new FileDialog(HandlerUtil.getActiveShellChecked(event), SWT.OPEN);
			dialog.setText(Texts.of("compare.trace.choose"));
			String chosen = dialog.open();
			if (chosen != null)
				WalkStart.session(editor).ifPresent(session -> compare(session, Path.of(chosen)));
			return null;
		}

		private static void compare(Session session, Path trace) {
			new ResultJob(Texts.of("compare.trace.job", trace.getFileName())) {
				@Override
				protected WalkResult result(IProgressMonitor monitor) throws OperationException {
					return WalkResult.Compared.of(session, trace, monitor);
				}
			}.schedule();
		}
	}
}
