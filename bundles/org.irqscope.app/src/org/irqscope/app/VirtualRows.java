package org.irqscope.app;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;

/**
 * Keeps the style engine away from the rows of virtual tables and trees. GTK asks once more for rows that are just
 * being removed; the engine would remember those, and the process would die when a change of the theme asks them for
 * their colours. The tables themselves are styled, and their rows with them. UI thread.
 */
final class VirtualRows {
	private static final String UNSTYLED = "org.eclipse.e4.ui.css.disabled";

	private VirtualRows() {
	}

	/** From now on, for all tables and trees of a display. */
	static void leaveUnstyled(Display display) {
		// A filter hears of a new row before the style engine does.
		display.addFilter(SWT.Skin, VirtualRows::mark);
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
