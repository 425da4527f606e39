package org.irqscope.testing;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Rows of the platform's trees, which it fills in jobs. Used by the UI thread. */
public final class Trees {
	private Trees() {
	}

	/** The row that begins with a text, below rows that begin with others, which are opened; waits for it. */
	public static TreeItem row(Tree tree, String... texts) {
		TreeItem[] found = new TreeItem[1];
		Desktop.await(String.join(" / ", texts), () -> {
			found[0] = present(tree, texts).orElse(null);
			return found[0] != null;
		});
		return found[0];
	}

	/** The same as soon as it says more: the platform fills in labels after rows, and replaces rows when it likes. */
	public static TreeItem saying(String said, Tree tree, String... texts) {
		Desktop.await(String.join(" / ", texts) + " says " + said,
				() -> present(tree, texts).filter(row -> row.getText().contains(said)).isPresent());
		return present(tree, texts).orElseThrow();
	}

	/** The row where it is there now: the platform may have replaced it a moment later. */
	public static Optional<TreeItem> present(Tree tree, String... texts) {
		Optional<TreeItem> row = find(tree.getItems(), texts[0]);
		for (int depth = 1; depth < texts.length && row.isPresent(); depth++) {
			open(row.get());
			row = find(row.get().getItems(), texts[depth]);
		}
		return row;
	}

	private static Optional<TreeItem> find(TreeItem[] rows, String text) {
		return Arrays.stream(rows).filter(row -> !row.isDisposed() && row.getText().startsWith(text)).findFirst();
	}

	private static void open(TreeItem row) {
		if (row.getExpanded())
			return;
		Event event = new Event();
		event.item = row;
		row.setExpanded(true);
		row.getParent().notifyListeners(SWT.Expand, event);
	}

	/** Selects a row as a click does. */
	public static void select(TreeItem row) {
		Event event = new Event();
		event.item = row;
		row.getParent().setSelection(row);
		row.getParent().notifyListeners(SWT.Selection, event);
	}
}
