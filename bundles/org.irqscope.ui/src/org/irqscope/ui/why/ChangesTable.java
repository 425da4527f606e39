package org.irqscope.ui.why;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.irqscope.core.history.ChangeOfSubject;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.ui.Texts;

/** Every change of something, with who made it and why; a double click goes to the hop. Used by the UI thread. */
final class ChangesTable {
	private static final String[] COLUMNS = { "why.column.hop", "why.column.context", "why.column.function",
			"why.column.before", "why.column.after", "why.column.reason" };
	private static final int[] WEIGHTS = { 8, 12, 26, 14, 14, 50 };
	private static final int MINIMUM = 50;

	private final Sentences sentences = new Sentences(Locale.getDefault());
	private final Composite page;
	private final Table table;
	private List<ChangeOfSubject> changes = List.of();

	/** @param chosen hears of the hop that somebody wants to go to */
	ChangesTable(Composite parent, IntConsumer chosen) {
		page = new Composite(parent, SWT.NONE);
		TableColumnLayout columns = new TableColumnLayout();
		page.setLayout(columns);
		table = new Table(page, SWT.SINGLE | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		for (int at = 0; at < COLUMNS.length; at++) {
			TableColumn column = new TableColumn(table, SWT.LEFT);
			column.setText(Texts.of(COLUMNS[at]));
			columns.setColumnData(column, new ColumnWeightData(WEIGHTS[at], MINIMUM));
		}
		table.addListener(SWT.DefaultSelection, event -> {
			if (table.getSelectionIndex() >= 0)
				chosen.accept(changes.get(table.getSelectionIndex()).hop().number());
		});
	}

	Composite control() {
		return page;
	}

	void setFocus() {
		table.setFocus();
	}

	void show(List<ChangeOfSubject> found) {
		changes = found;
		table.setRedraw(false);
		table.removeAll();
		for (ChangeOfSubject change : found)
			new TableItem(table, SWT.NONE).setText(new String[] { Integer.toString(change.hop().number() + 1),
					change.hop().context().label(), change.hop().site().functionName(), change.before(),
					change.after(), sentences.of(change.hop()) });
		table.setRedraw(true);
	}

	/** Selects the change that was made last at a position. */
	void select(int position) {
		int row = (int) changes.stream().filter(change -> change.hop().number() < position).count() - 1;
		if (row < 0)
			table.deselectAll();
		else if (table.getSelectionIndex() != row)
			table.setSelection(row);
	}
}
