package org.irqscope.ui.breakpoint;

import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.irqscope.core.breakpoint.Where;

/** Every breakpoint that can be set at what is selected, with a mark at those that are set. Used by the UI thread. */
public final class BreakpointMenu extends CompoundContributionItem {
	@Override
	protected IContributionItem[] getContributionItems() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		return Optional.ofNullable(window).flatMap(SelectedStops::of)
				.map(selected -> selected.places().stream().map(where -> item(selected, where))
						.toArray(IContributionItem[]::new))
				.orElseGet(() -> new IContributionItem[0]);
	}

	private static IContributionItem item(SelectedStops selected, Where where) {
		IAction action = new Action(where.sentence(), IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				selected.toggle(where);
			}
		};
		action.setChecked(selected.isSet(where));
		return new ActionContributionItem(action);
	}
}
