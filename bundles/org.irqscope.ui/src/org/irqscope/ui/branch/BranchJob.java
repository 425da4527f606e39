package org.irqscope.ui.branch;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.operation.BranchOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.debug.WalkResult;
import org.irqscope.model.VirtualMachine;
import org.irqscope.ui.launch.ResultJob;

/** Compares two branches in the background, and shows them side by side. */
final class BranchJob extends ResultJob {
	private final BranchOperation operation;

	/** @param machine the document of the session, which belongs to the UI thread */
	BranchJob(VirtualMachine machine, SavedSession session, String left, String right) {
		super(Texts.of("branch.compare"));
		operation = new BranchOperation(EcoreUtil.copy(machine), session, left, right);
	}

	@Override
	protected WalkResult result(IProgressMonitor monitor) throws OperationException {
		return new WalkResult.Compared(operation.run(monitor));
	}
}
