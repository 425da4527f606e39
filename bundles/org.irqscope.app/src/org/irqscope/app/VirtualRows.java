package org.irqscope.app;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;

/**
 * Keeps from the rows of virtual tables and trees who would stumble over them, as GTK asks for rows when it likes. UI
 * thread.
 */
final class VirtualRows {
	private static final String UNSTYLED = "org.eclipse.e4.ui.css.disabled";

	private VirtualRows() {
	}

	/**
	 * Keeps the style engine away, from now on, for all tables and trees of a display. GTK asks once more for rows that
	 * are just being removed; the engine would remember those, and the process would die when a change of the theme
	 * asks them for their colours. The tables themselves are styled, and their rows with them.
	 */
	static void leaveUnstyled(Display display) {
		// A filter hears of a new row before the style engine does.
		display.addFilter(SWT.Skin, VirtualRows::mark);
	}

	/**
	 * Lets viewers hear of a row only when they have been asked for those above it: to measure a tree GTK asks for rows
	 * that have just come, in any order, and a viewer that knows nothing of a row's parent fails.
	 */
	static void askFromAbove(Display display) {
		display.addFilter(SWT.SetData, VirtualRows::ask);
	}

	private static void ask(Event event) {
		if (!(event.item instanceof TreeItem row) || knownAbove(row))
			return;
		event.type = SWT.None;
		TreeItem above = row.getParentItem();
		int index = event.index;
		event.display.asyncExec(() -> {
			if (!above.isDisposed() && above.getData() != null && index < above.getItemCount())
				above.clear(index, false);
		});
	}

	private static boolean knownAbove(TreeItem row) {
		for (TreeItem above = row.getParentItem(); above != null; above = above.getParentItem())
			if (above.getData() == null)
				return false;
		return true;
	}

	private static void mark(Event event) {
		if (isVirtual(event.widget))
			event.widget.setData(UNSTYLED, Boolean.TRUE);
	}

	private static boolean isVirtual(Widget row) {
		Control parent = row instanceof TableItem item ? item.getParent()
				: row instanceof TreeItem item ? item.getParent() : null;
		return parent != null && (parent.getStyle() & SWT.VIRTUAL) != 0;
	}
}
