package org.irqscope.ui.act;

import java.nio.file.Path;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.core.operation.OperationException;
import org.irqscope.debug.WalkResult;
import org.irqscope.ui.launch.ResultJob;

/** Repeats a session that was saved, in the background, and shows it in the diagram of its machine. */
final class SessionOpening extends ResultJob {
	private final Path file;

	SessionOpening(Path file) {
		super(Texts.of("session.open"));
		this.file = file;
	}

	@Override
	protected WalkResult result(IProgressMonitor monitor) throws OperationException {
		return WalkResult.MachineWalk.saved(file, monitor);
	}
}
