package org.irqscope.ui.walk;

import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.resource.ResourceLocator;
import org.irqscope.core.listing.HopOutline;
import org.irqscope.ui.Texts;
import org.irqscope.ui.hops.HopColumn;
import org.irqscope.ui.hops.HopColumns;

/** The buttons and menu entries of the Walk view. Used by the UI thread. */
final class WalkActions {
	private final WalkView view;

	WalkActions(WalkView view) {
		this.view = view;
	}

	void fill(IToolBarManager bar) {
		IAction changes = action("changes", IAction.AS_CHECK_BOX,
				checked -> view.outline(outline -> outline.withChangesOnly(checked)));
		bar.add(changes);
		bar.add(action("fold", IAction.AS_PUSH_BUTTON, on -> view.outline(outline -> outline.withFoldedFrom(0))));
		bar.add(action("unfold", IAction.AS_PUSH_BUTTON,
				on -> view.outline(outline -> outline.withFoldedFrom(HopOutline.NEVER))));
	}

	private static Action action(String key, int style, Consumer<Boolean> work) {
		Action action = new Action(Texts.of("walk." + key), style) {
			@Override
			public void run() {
				work.accept(isChecked());
			}
		};
		action.setToolTipText(Texts.of("walk." + key));
		action.setImageDescriptor(ResourceLocator
				.imageDescriptorFromBundle(WalkActions.class, "icons/walk_" + key + ".svg").orElseThrow());
		return action;
	}

	/** One entry for each column that can be hidden, marked while it is shown. */
	void fill(IMenuManager menu) {
		MenuManager columns = new MenuManager(Texts.of("walk.columns"));
		columns.setRemoveAllWhenShown(true);
		columns.addMenuListener(opened -> {
			for (HopColumn column : HopColumn.values())
				opened.add(column(column));
			opened.add(new Separator());
			opened.add(wrapping());
		});
		menu.add(columns);
	}

	private static IAction wrapping() {
		Action action = new Action(Texts.of("walk.wrap"), IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				WalkPreferences.setColumns(WalkPreferences.columns().wrapping(isChecked()));
			}
		};
		action.setChecked(WalkPreferences.columns().wrapped());
		return action;
	}

	private static IAction column(HopColumn column) {
		HopColumns shown = WalkPreferences.columns();
		Action action = new Action(column.title(), IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				WalkPreferences.setColumns(WalkPreferences.columns().showing(column, isChecked()));
			}
		};
		action.setChecked(shown.shown().contains(column));
		action.setEnabled(column != HopColumn.FUNCTION);
		return action;
	}
}
