package org.irqscope.ui.breakpoint;

import java.util.Set;

import org.eclipse.debug.ui.IDetailPane;
import org.eclipse.debug.ui.IDetailPaneFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.ui.Texts;

/** Gives the Breakpoints view a pane in which the selected breakpoint can be changed. Used by the UI thread. */
public final class BreakpointDetailsFactory implements IDetailPaneFactory {
	@Override
	public Set<String> getDetailPaneTypes(IStructuredSelection selection) {
		return selection.size() == 1 && selection.getFirstElement() instanceof MachineBreakpoint
				? Set.of(BreakpointDetails.ID) : Set.of();
	}

	@Override
	public String getDefaultDetailPane(IStructuredSelection selection) {
		return getDetailPaneTypes(selection).isEmpty() ? null : BreakpointDetails.ID;
	}

	@Override
	public IDetailPane createDetailPane(String id) {
		return BreakpointDetails.ID.equals(id) ? new BreakpointDetails() : null;
	}

	@Override
	public String getDetailPaneName(String id) {
		return BreakpointDetails.ID.equals(id) ? Texts.of("breakpoint.details") : null;
	}

	@Override
	public String getDetailPaneDescription(String id) {
		return BreakpointDetails.ID.equals(id) ? Texts.of("breakpoint.details.description") : null;
	}
}
