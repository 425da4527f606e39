package org.irqscope.ui.script;

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
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.ScriptOperation;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.script.MachineScript;
import org.irqscope.debug.WalkResult;
import org.irqscope.ui.Texts;
import org.irqscope.ui.launch.ResultJob;
import org.irqscope.ui.walk.WalkStart;

/** The commands that put what is open beside another source. Used by the UI thread; the work runs in jobs. */
public final class CompareHandlers {
	private static final int WALKING = 1, COMPARING = 9;

	private CompareHandlers() {
	}

	/** Makes the op script that runs on the host; called by the thread of a job. */
	private interface Script {
		List<String> lines() throws OperationException;
	}

	/** Runs the same on this host's KVM. */
	public static final class WithHost extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			IEditorPart editor = HandlerUtil.getActiveEditorChecked(event);
			String name = editor.getTitle();
			script(editor).ifPresent(script -> new ResultJob(Texts.of("compare.host.job", name)) {
				@Override
				protected WalkResult result(IProgressMonitor monitor) throws OperationException {
					SubMonitor progress = SubMonitor.convert(monitor, WALKING + COMPARING);
					return new WalkResult.Compared(new HostComparison(KvmSource.HOST,
							ScriptOperation.run(name, script.lines(), Integer.MAX_VALUE, progress.split(WALKING)),
							name).run(progress.split(COMPARING)));
				}
			}.schedule());
			return null;
		}

		/** The op script of what is open: of a script itself, or of the machine and what is selected in it. */
		private static Optional<Script> script(IEditorPart editor) {
			ScriptEditor open = Adapters.adapt(editor, ScriptEditor.class);
			if (open == null)
				return WalkStart.chosen(editor).map(chosen -> () -> lines(chosen, editor.getTitle()));
			List<String> lines = open.lines();
			return Optional.of(() -> lines);
		}

		private static List<String> lines(WalkStart.Chosen chosen, String name) throws OperationException {
			try {
				return MachineScript.of(chosen.machine(), chosen.stimulus());
			} catch (MachineStateException e) {
				throw new OperationException(name, 0, e.getMessage());
			}
		}
	}

	/** Reads a recorded trace. */
	public static final class WithTrace extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			IEditorPart editor = HandlerUtil.getActiveEditorChecked(event);
			FileDialog dialog = new FileDialog(HandlerUtil.getActiveShellChecked(event), SWT.OPEN);
			dialog.setText(Texts.of("compare.trace.choose"));
			String file = dialog.open();
			if (file != null)
				WalkStart.chosen(editor).ifPresent(chosen -> compare(chosen, editor.getTitle(), Path.of(file)));
			return null;
		}

		private static void compare(WalkStart.Chosen chosen, String name, Path trace) {
			new ResultJob(Texts.of("compare.trace.job", trace.getFileName())) {
				@Override
				protected WalkResult result(IProgressMonitor monitor) throws OperationException {
					return WalkResult.Compared.of(session(chosen, name), trace, monitor);
				}
			}.schedule();
		}

		private static Session session(WalkStart.Chosen chosen, String name) throws OperationException {
			try {
				return Session.run(chosen.machine(), chosen.stimulus());
			} catch (MachineStateException e) {
				throw new OperationException(name, 0, e.getMessage());
			}
		}
	}
}
