package org.irqscope.ui.walk;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.state.Change;
import org.irqscope.ui.Texts;

/** The hops of a walk as rows; the row where the walk stands is selected, and selecting a row goes there. */
final class HopTable {
	private static final String[] COLUMNS = { "number", "context", "function", "place", "changes", "tracepoint" };
	private static final int[] WIDTHS = { 40, 76, 380, 92, 260, 420 };
	private static final String INDENT = "  ";
	private final Table table;
	private final Font mono = JFaceResources.getFont(JFaceResources.TEXT_FONT);
	private Optional<Stop> stop = Optional.empty();

	/** @param chosen hears the position of a row that the user selects */
	HopTable(Composite parent, IntConsumer chosen) {
		table = new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		for (int at = 0; at < COLUMNS.length; at++) {
			TableColumn column = new TableColumn(table, at == 0 ? SWT.RIGHT : SWT.LEFT);
			column.setText(Texts.of("walk.column." + COLUMNS[at]));
			column.setWidth(WIDTHS[at]);
		}
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.Selection, event -> chosen.accept(table.getSelectionIndex()));
	}

	/** Shows the walk of a stop: rows come, and where something else has come to the machine all of them may change. */
	void show(Stop shown) {
		boolean other = stop.map(Stop::impulses).filter(shown.impulses()::equals).isEmpty();
		boolean shorter = table.getItemCount() > shown.length() + 1;
		stop = Optional.of(shown);
		if (other || shorter)
			table.setItemCount(0);
		if (table.getItemCount() != shown.length() + 1)
			table.setItemCount(shown.length() + 1);
		stand(shown.position());
	}

	/** Selects the row of a position; the first row is before the first hop. */
	private void stand(int position) {
		if (table.getSelectionIndex() != position) {
			table.setSelection(position);
			// Rows that have just come have no height before the next turn of the event loop.
			table.getDisplay().asyncExec(this::scroll);
		}
	}

	/** Scrolls only as far as the row is out of sight, and then shows what comes before and after it. */
	private void scroll() {
		if (table.isDisposed())
			return;
		int rows = Math.max(1, (table.getClientArea().height - table.getHeaderHeight()) / table.getItemHeight());
		int row = table.getSelectionIndex();
		if (row < table.getTopIndex() || row >= table.getTopIndex() + rows)
			table.setTopIndex(Math.max(0, row - rows / 2));
	}

	boolean setFocus() {
		return table.setFocus();
	}

	private void fill(Event event) {
		TableItem item = (TableItem) event.item;
		// GTK asks once more for rows that are just being removed.
		if (event.index < 0 || stop.isEmpty() || event.index > stop.get().length())
			return;
		if (event.index == 0) {
			item.setText(new String[] { "0", "", Texts.of("walk.start"), "", "", "" });
			return;
		}
		Hop hop = stop.get().walk().hop(event.index - 1);
		item.setText(new String[] { Integer.toString(event.index), hop.context().label(),
				INDENT.repeat(hop.depth()) + hop.call(), hop.place().toString(), changes(hop.changes()),
				hop.events().stream().map(TraceLine::line).collect(Collectors.joining("; ")) });
		item.setFont(2, mono);
		item.setFont(4, mono);
		item.setFont(5, mono);
	}

	private static String changes(List<Change> changes) {
		return changes.stream().map(change -> change.name() + " " + change.text())
				.collect(Collectors.joining(", "));
	}
}
