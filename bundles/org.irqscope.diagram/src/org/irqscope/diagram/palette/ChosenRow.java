package org.irqscope.diagram.palette;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.scene.theme.Theme;

/**
 * Marks the row of a palette that is chosen with the ground of the diagram and a band: on the colour of the desktop's
 * selection its icon would hardly be seen. Used by the UI thread.
 */
final class ChosenRow {
	private static final int BAND = 3;

	private ChosenRow() {
	}

	static void mark(Table rows) {
		rows.addListener(SWT.EraseItem, event -> ground(rows, event));
	}

	private static void ground(Table rows, Event event) {
		if ((event.detail & SWT.SELECTED) == 0)
			return;
		Theme theme = DiagramTheme.current();
		GC gc = event.gc;
		gc.setBackground(DiagramTheme.color(theme.canvas()));
		gc.fillRectangle(0, event.y, rows.getClientArea().width, event.height);
		gc.setBackground(DiagramTheme.color(theme.selection()));
		gc.fillRectangle(0, event.y, BAND, event.height);
		gc.setForeground(DiagramTheme.color(theme.text()));
		event.detail &= ~(SWT.SELECTED | SWT.HOT | SWT.BACKGROUND);
	}
}
