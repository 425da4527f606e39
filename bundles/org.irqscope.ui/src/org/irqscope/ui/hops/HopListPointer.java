package org.irqscope.ui.hops;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.irqscope.ui.hops.HopColumns.Strip;

/** What the mouse does to a list of hops. Used by the UI thread. */
final class HopListPointer {
	private static final int NEAR = 4, ROWS = 3;
	private final HopList list;
	/** The column whose end is being dragged, and where it was taken. */
	private Optional<HopColumn> dragged = Optional.empty();
	private int taken;
	private HopColumns before;

	HopListPointer(HopList list) {
		this.list = list;
		list.addListener(SWT.MouseDown, this::press);
		list.addListener(SWT.MouseUp, this::release);
		list.addListener(SWT.MouseMove, this::move);
		list.addListener(SWT.MouseDoubleClick, this::twice);
		list.addListener(SWT.MouseWheel, event -> {
			list.scrollTo(list.top() - Integer.signum(event.count) * ROWS);
			event.doit = false;
		});
	}

	private Optional<HopColumn> ending(Event event) {
		return event.y >= list.hopLayout().header() ? Optional.empty()
				: list.hopLayout().strips().stream().filter(strip -> Math.abs(strip.end() - event.x) <= NEAR)
						.filter(strip -> strip.end() < list.getClientArea().width - NEAR).map(Strip::column)
						.findFirst();
	}

	private void press(Event event) {
		list.setFocus();
		dragged = event.button == 1 ? ending(event) : Optional.empty();
		taken = event.x;
		before = list.picture().columns();
		if (dragged.isEmpty())
			list.at(event.y, row -> press(row, event));
	}

	private void press(int row, Event event) {
		if (event.button == 1 && onTriangle(row, event.x))
			list.turn(row);
		else if (event.button == 1 && (event.stateMask & SWT.MOD1) != 0)
			list.runTo(row);
		else
			list.choose(row);
	}

	private boolean onTriangle(int row, int x) {
		HopLayout layout = list.hopLayout();
		HopRow shown = layout.row(row);
		if (!shown.folds() && !shown.folded())
			return false;
		Strip function = layout.strips().stream().filter(strip -> strip.column() == HopColumn.FUNCTION).findFirst()
				.orElseThrow();
		String line = shown.lines().get(HopColumn.FUNCTION).get(0);
		double end = function.x() + layout.padding()
				+ (line.length() - line.stripLeading().length()) * layout.character();
		return x < end && x >= end - (HopRow.FOLD + 1) * layout.character();
	}

	private void move(Event event) {
		boolean edge = dragged.isPresent() || ending(event).isPresent();
		list.setCursor(edge ? list.getDisplay().getSystemCursor(SWT.CURSOR_SIZEWE) : null);
		dragged.ifPresent(column -> list.setColumns(moved(column, event)));
		String[] whole = { null };
		list.at(event.y, row -> whole[0] = list.hopLayout().row(row).isCut() ? list.text(row) : null);
		list.setToolTipText(whole[0]);
	}

	private HopColumns moved(HopColumn column, Event event) {
		return before.moved(column, (event.x - taken) / (double) list.getClientArea().width);
	}

	private void release(Event event) {
		dragged.ifPresent(column -> list.wishes().arrange(moved(column, event)));
		dragged = Optional.empty();
	}

	/** In the ruler a mark is set or taken away; a double click elsewhere folds. */
	private void twice(Event event) {
		list.at(event.y, row -> {
			if (event.x < HopLayout.RULER)
				list.picture().hop(row).ifPresent(hop -> HopRuler.marks().toggle(hop));
			else
				list.turn(row);
		});
	}
}
