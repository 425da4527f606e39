package org.irqscope.ui.breakpoint;

import java.util.Set;

import org.eclipse.debug.ui.actions.IToggleBreakpointsTarget;
import org.eclipse.debug.ui.actions.IToggleBreakpointsTargetFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;
import org.irqscope.ui.Texts;

/** Lets the platform's own actions set breakpoints in diagrams. Used by the UI thread. */
public final class DiagramTargets implements IToggleBreakpointsTargetFactory {
	private static final String ID = "org.irqscope.ui.breakpoints";

	@Override
	public Set<String> getToggleTargets(IWorkbenchPart part, ISelection selection) {
		return SelectedStops.of(part, selection).isPresent() ? Set.of(ID) : Set.of();
	}

	@Override
	public String getDefaultToggleTarget(IWorkbenchPart part, ISelection selection) {
		return ID;
	}

	@Override
	public String getToggleTargetName(String target) {
		return Texts.of("breakpoint.target");
	}

	@Override
	public String getToggleTargetDescription(String target) {
		return Texts.of("breakpoint.target.description");
	}

	@Override
	public IToggleBreakpointsTarget createToggleTarget(String target) {
		return new DiagramTarget();
	}
}
