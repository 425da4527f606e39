package org.irqscope.diagram.outline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.irqscope.core.picture.twin.TwinItem;
import org.irqscope.diagram.Texts;

/**
 * What a page says as a tree that the keyboard goes through and a screen reader reads: nodes, their rows, and where
 * their lines lead. Used by the UI thread.
 */
final class TwinTree {
	/** Items stay the same from hop to hop while what they say changes. */
	private static final IElementComparer BY_KEY = new IElementComparer() {
		@Override
		public int hashCode(Object element) {
			return element instanceof TwinItem item ? item.key().hashCode() : element.hashCode();
		}

		@Override
		public boolean equals(Object one, Object other) {
			return one instanceof TwinItem item && other instanceof TwinItem same ? item.key().equals(same.key())
					: one.equals(other);
		}
	};
	private final TreeViewer viewer;
	private List<TwinItem> items = List.of();
	private String title = "";
	private boolean selecting;

	/**
	 * @param chosen called when the user has chosen an item
	 * @param opened called when the user has opened an item
	 */
	TwinTree(Composite parent, Consumer<TwinItem> chosen, Consumer<TwinItem> opened) {
		viewer = new TreeViewer(parent, SWT.H_SCROLL | SWT.V_SCROLL | SWT.SINGLE);
		viewer.setUseHashlookup(true);
		viewer.setComparer(BY_KEY);
		viewer.setContentProvider(new TwinContents());
		viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new TwinLabels()));
		viewer.setInput(this);
		viewer.getTree().getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				if (event.childID < 0)
					event.result = Texts.of("outline.contents", title);
			}
		});
		viewer.addSelectionChangedListener(event -> {
			if (!selecting)
				item(event.getStructuredSelection()).ifPresent(chosen);
		});
		viewer.addDoubleClickListener(event -> item((IStructuredSelection) event.getSelection()).ifPresent(opened));
	}

	private static Optional<TwinItem> item(IStructuredSelection selection) {
		return Optional.ofNullable((TwinItem) selection.getFirstElement());
	}

	Control control() {
		return viewer.getTree();
	}

	/** Shows what a page says now; what is open and selected stays so. */
	void show(String page, List<TwinItem> now) {
		title = page;
		if (now.equals(items))
			return;
		items = now;
		selecting = true;
		viewer.refresh();
		selecting = false;
	}

	List<TwinItem> items() {
		return items;
	}

	/** Selects what has been selected on the page. */
	void select(String node, String row) {
		TwinItem shown = item(viewer.getStructuredSelection()).orElse(null);
		if (shown != null && shown.node().equals(node) && (row.isEmpty() || shown.row().equals(row)))
			return;
		selecting = true;
		items.stream().filter(item -> item.node().equals(node)).findFirst()
				.ifPresent(item -> viewer.setSelection(new TreeSelection(path(item, row)), true));
		selecting = false;
	}

	/** The way down to a row, or to the node where it has no such row. */
	private static TreePath path(TwinItem node, String row) {
		Optional<TwinItem> item = node.items().stream().filter(one -> !row.isEmpty() && one.row().equals(row))
				.findFirst();
		return new TreePath(item.<Object[]>map(one -> new Object[] { node, one }).orElse(new Object[] { node }));
	}
}
