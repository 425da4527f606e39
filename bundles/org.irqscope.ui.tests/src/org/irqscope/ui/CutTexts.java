package org.irqscope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** The texts of rows and labels that have too little room where a window shows them. Used by the UI thread. */
public final class CutTexts {
	private final List<String> cut = new ArrayList<>();

	private CutTexts() {
	}

	/** Each with how many pixels are missing. */
	public static List<String> of(Composite window) {
		CutTexts texts = new CutTexts();
		texts.look(window);
		return List.copyOf(texts.cut);
	}

	private void look(Control control) {
		if (!control.isVisible() || control.getSize().x == 0)
			return;
		if (control instanceof Tree tree)
			rows(tree, tree.getItems());
		else if (control instanceof Table table)
			for (TableItem row : table.getItems())
				row(table, Math.max(1, table.getColumnCount()), row::getText, row::getTextBounds,
						column -> right(table, column));
		else if (control instanceof Label label && label.computeSize(-1, -1).x > label.getSize().x
				&& label.computeSize(label.getSize().x, -1).y > label.getSize().y)
			cut.add("label " + label.getText());
		if (control instanceof Composite parts)
			for (Control part : parts.getChildren())
				look(part);
	}

	private void rows(Tree tree, TreeItem[] items) {
		for (TreeItem row : items) {
			if (row.getText().isEmpty())
				continue;
			row(tree, Math.max(1, tree.getColumnCount()), row::getText, row::getTextBounds,
					column -> right(tree, column));
			if (row.getExpanded())
				rows(tree, row.getItems());
		}
	}

	private static int right(Tree tree, int column) {
		int right = 0;
		for (int at = 0; at <= column && at < tree.getColumnCount(); at++)
			right += tree.getColumn(tree.getColumnOrder()[at]).getWidth();
		return column + 1 >= tree.getColumnCount() ? tree.getClientArea().width : right;
	}

	private static int right(Table table, int column) {
		int right = 0;
		for (int at = 0; at <= column && at < table.getColumnCount(); at++)
			right += table.getColumn(table.getColumnOrder()[at]).getWidth();
		return column + 1 >= table.getColumnCount() ? table.getClientArea().width : right;
	}

	private void row(Composite list, int columns, IntFunction<String> text, IntFunction<Rectangle> bounds,
			IntFunction<Integer> right) {
		GC gc = new GC(list);
		for (int column = 0; column < columns; column++) {
			Rectangle room = bounds.apply(column);
			boolean seen = room.y >= 0 && room.y + room.height <= list.getClientArea().height;
			int missing = room.x + gc.textExtent(text.apply(column)).x - right.apply(column);
			if (seen && missing > 0)
				cut.add(text.apply(column) + " by " + missing);
		}
		gc.dispose();
	}
}
