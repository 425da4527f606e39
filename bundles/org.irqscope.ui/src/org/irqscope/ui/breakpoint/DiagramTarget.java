package org.irqscope.ui.breakpoint;

import org.eclipse.debug.ui.actions.IToggleBreakpointsTargetExtension;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;

/** Sets a breakpoint at what is selected in a diagram; there are no lines and methods. Used by the UI thread. */
final class DiagramTarget implements IToggleBreakpointsTargetExtension {
	@Override
	public boolean canToggleBreakpoints(IWorkbenchPart part, ISelection selection) {
		return SelectedStops.of(part, selection).isPresent();
	}

	@Override
	public void toggleBreakpoints(IWorkbenchPart part, ISelection selection) {
		SelectedStops.of(part, selection).ifPresent(SelectedStops::toggle);
	}

	@Override
	public boolean canToggleLineBreakpoints(IWorkbenchPart part, ISelection selection) {
		return false;
	}

	@Override
	public void toggleLineBreakpoints(IWorkbenchPart part, ISelection selection) {
		toggleBreakpoints(part, selection);
	}

	@Override
	public boolean canToggleMethodBreakpoints(IWorkbenchPart part, ISelection selection) {
		return false;
	}

	@Override
	public void toggleMethodBreakpoints(IWorkbenchPart part, ISelection selection) {
		toggleBreakpoints(part, selection);
	}

	@Override
	public boolean canToggleWatchpoints(IWorkbenchPart part, ISelection selection) {
		return false;
	}

	@Override
	public void toggleWatchpoints(IWorkbenchPart part, ISelection selection) {
		toggleBreakpoints(part, selection);
	}
}
