package org.irqscope.ui.branch;

import java.util.List;
import java.util.Objects;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLayoutData;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/**
 * The columns of the branches: those of few words are as wide as these, the others share what is left as they need
 * it, and where that is not enough the pointer tells the whole. Used by the UI thread.
 */
final class BranchColumns {
	/** The columns whose words are few. */
	private static final int SHORT = 3, MINIMUM = 110, ROOM = 24, INDENT = 22, WIDEST = 220;
	private final Tree tree;
	private final TreeColumnLayout layout = new TreeColumnLayout();

	/** @param tree the only child of its parent, with no columns yet */
	BranchColumns(Tree tree) {
		this.tree = tree;
		tree.setHeaderVisible(true);
		for (String name : BranchRow.COLUMNS)
			new TreeColumn(tree, SWT.LEFT).setText(Texts.of("branch.column." + name));
		tree.getParent().setLayout(layout);
		tree.addListener(SWT.MouseMove, this::tell);
		fit(List.of());
	}

	/** Makes room for the words of rows. */
	void fit(List<BranchRow> rows) {
		GC gc = new GC(tree);
		try {
			for (int at = 0; at < tree.getColumnCount(); at++)
				layout.setColumnData(tree.getColumn(at), data(gc, at, rows));
		} finally {
			gc.dispose();
		}
		tree.getParent().layout();
	}

	private ColumnLayoutData data(GC gc, int at, List<BranchRow> rows) {
		int width = gc.textExtent(tree.getColumn(at).getText()).x;
		for (BranchRow row : rows)
			width = Math.max(width, gc.textExtent(row.cells().get(at)).x + (at == 0 ? depth(row, rows) * INDENT : 0));
		return at >= SHORT ? new ColumnWeightData(width, MINIMUM)
				: new ColumnPixelData(Math.min(width, WIDEST) + ROOM, true);
	}

	/** How far a row is below the first one, which has a sign to open it, too. */
	private static int depth(BranchRow row, List<BranchRow> rows) {
		int parent = row.branch().parent().orElse(-1);
		return 1 + rows.stream().filter(one -> one.branch().number() == parent).findFirst()
				.map(one -> depth(one, rows)).orElse(0);
	}

	private void tell(Event event) {
		TreeItem item = tree.getItem(new Point(event.x, event.y));
		String told = item == null ? null : cell(item, event);
		if (!Objects.equals(told, tree.getToolTipText()))
			tree.setToolTipText(told);
	}

	private String cell(TreeItem item, Event event) {
		for (int at = 0; at < tree.getColumnCount(); at++)
			if (item.getBounds(at).contains(event.x, event.y))
				return item.getText(at);
		return null;
	}
}
