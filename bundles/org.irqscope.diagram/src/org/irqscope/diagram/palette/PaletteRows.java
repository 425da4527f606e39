package org.irqscope.diagram.palette;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.scene.theme.Theme;

/**
 * Paints what a table cannot: the row that is chosen on the ground of the diagram with a band, as its icon would hardly
 * be seen on the colour of the desktop's selection, and icons as sharp as the screen. Used by the UI thread.
 */
final class PaletteRows {
	private static final int BAND = 3;
	private final Table rows;

	private PaletteRows(Table rows) {
		this.rows = rows;
	}

	static void paint(Table rows) {
		PaletteRows painter = new PaletteRows(rows);
		rows.addListener(SWT.EraseItem, painter::ground);
		rows.addListener(SWT.PaintItem, painter::icon);
	}

	private void ground(Event event) {
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

	/** The table has painted its icon below the ground, or out of one for a screen of half the size. */
	private void icon(Event event) {
		TableItem row = (TableItem) event.item;
		Theme theme = DiagramTheme.current();
		Rectangle place = row.getImageBounds(0);
		boolean chosen = rows.isSelected(rows.indexOf(row));
		event.gc.setBackground(DiagramTheme.color(chosen ? theme.canvas() : theme.node()));
		event.gc.fillRectangle(Math.max(BAND, place.x), place.y, place.width, place.height);
		event.gc.drawImage(row.getImage(), place.x, place.y);
	}
}
