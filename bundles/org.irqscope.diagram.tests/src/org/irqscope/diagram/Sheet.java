package org.irqscope.diagram;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.views.properties.PropertySheet;
import org.irqscope.testing.Desktop;

/** The Properties view as a user reads and fills it: rows open, a click on a value edits it. UI thread. */
final class Sheet {
	private final PropertySheet view;

	Sheet() {
		try {
			view = (PropertySheet) Desktop.page().showView(IPageLayout.ID_PROP_SHEET);
			Desktop.settle();
		} catch (PartInitException e) {
			throw new AssertionError(e);
		}
	}

	private Tree tree() {
		return (Tree) view.getCurrentPage().getControl();
	}

	/** The names of the first rows. */
	List<String> names() {
		return Arrays.stream(tree().getItems()).map(item -> item.getText(0)).toList();
	}

	/** The value of a row, which is opened on the way. */
	String value(String... path) {
		return row(path).getText(1);
	}

	private TreeItem row(String... path) {
		TreeItem row = find(tree().getItems(), path[0]);
		for (String name : Arrays.asList(path).subList(1, path.length)) {
			Event event = new Event();
			event.item = row;
			tree().notifyListeners(SWT.Expand, event);
			row.setExpanded(true);
			row = find(row.getItems(), name);
		}
		return row;
	}

	private static TreeItem find(TreeItem[] items, String name) {
		return Arrays.stream(items).filter(item -> item.getText(0).equals(name)).findFirst()
				.orElseThrow(() -> new AssertionError(name + " is not in " + Arrays.toString(items)));
	}

	private <T extends Control> T edit(Class<T> kind, String... path) {
		TreeItem row = row(path);
		tree().setSelection(row);
		Event event = new Event();
		event.item = row;
		tree().notifyListeners(SWT.DefaultSelection, event);
		return Arrays.stream(tree().getChildren()).filter(kind::isInstance).map(kind::cast).findFirst()
				.orElseThrow(() -> new AssertionError(row.getText() + " cannot be edited"));
	}

	/** Types a value and presses Enter. */
	void enter(String value, String... path) {
		Text text = edit(Text.class, path);
		text.setText(value);
		text.notifyListeners(SWT.DefaultSelection, new Event());
		Desktop.settle();
	}

	/** Types a value; answers what the status line says while it stands there. */
	String complaint(String value, String... path) {
		// The status line is that of the part that is active.
		Desktop.page().activate(view);
		Text text = edit(Text.class, path);
		text.setText(value);
		Desktop.await("the value is refused", () -> said().contains(value));
		String said = said();
		text.notifyListeners(SWT.DefaultSelection, new Event());
		Desktop.settle();
		return said;
	}

	private static String said() {
		return labels(Desktop.window().getShell()).map(CLabel::getText).filter(label -> !label.isEmpty())
				.collect(Collectors.joining());
	}

	private static Stream<CLabel> labels(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof CLabel label ? Stream.of(label)
				: child instanceof Composite inner ? labels(inner) : Stream.empty());
	}

	/** Chooses a value from a list. */
	void choose(String value, String... path) {
		CCombo choice = edit(CCombo.class, path);
		choice.select(choice.indexOf(value));
		choice.notifyListeners(SWT.DefaultSelection, new Event());
		Desktop.settle();
	}
}
