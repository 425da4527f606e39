package org.irqscope.ui.act;

import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.ui.walk.WalkSource;

/** Every context that can go on where the walk stands, with what it would do, and which does by itself. UI thread. */
public final class ContextMenu extends CompoundContributionItem {
	@Override
	protected IContributionItem[] getContributionItems() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		Optional<Stop> stop = Optional.ofNullable(window).flatMap(one -> WalkSource.of(one).stop());
		IContributionItem[] items = stop.stream().flatMap(one -> one.waiting().stream()
				.map(waiting -> item(window, waiting, one.next().filter(waiting::equals).isPresent())))
				.toArray(IContributionItem[]::new);
		return items.length == 0 ? new IContributionItem[] { nothing() } : items;
	}

	private static IContributionItem nothing() {
		Action action = new Action(Texts.of("context.none")) {
		};
		action.setEnabled(false);
		return new ActionContributionItem(action);
	}

	private static IContributionItem item(IWorkbenchWindow window, Waiting waiting, boolean next) {
		CommandContributionItemParameter item = new CommandContributionItemParameter(window, null,
				StepContextHandler.COMMAND, CommandContributionItem.STYLE_PUSH);
		item.parameters = Map.of(StepContextHandler.NAME, waiting.name());
		item.label = Texts.of(next ? "context.item.next" : "context.item", waiting.context().label(), waiting.title())
				.replace("&", "&&");
		return new CommandContributionItem(item);
	}
}
