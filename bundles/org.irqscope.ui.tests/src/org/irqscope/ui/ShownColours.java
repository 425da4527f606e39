package org.irqscope.ui;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** The grounds and texts that a window shows, and which of them do not go with a theme. Used by the UI thread. */
final class ShownColours {
	/** What a text needs to be read, as accessibility guidelines count it. */
	static final double LEAST_CONTRAST = 3;
	private final boolean dark;
	private final List<String> wrong = new ArrayList<>();

	private ShownColours(boolean dark) {
		this.dark = dark;
	}

	/** What is not as a theme has it, each in words. */
	static List<String> wrong(Composite window, boolean dark) {
		ShownColours colours = new ShownColours(dark);
		colours.look(window);
		return colours.wrong;
	}

	private void look(Control control) {
		if (!control.isVisible() || control.getSize().x == 0)
			return;
		if (control instanceof Tree tree)
			tree(tree);
		else if (control instanceof Table table)
			table(table);
		else if (control instanceof Label label && !label.getText().isEmpty())
			text(name(control) + " \"" + label.getText() + "\"", control.getForeground().getRGB(),
					control.getBackground().getRGB());
		if (control instanceof Composite parts)
			for (Control part : parts.getChildren())
				look(part);
	}

	private static String name(Control control) {
		return control.getClass().getSimpleName() + " in " + control.getParent().getClass().getSimpleName();
	}

	private void tree(Tree tree) {
		text(name(tree), tree.getForeground().getRGB(), tree.getBackground().getRGB());
		if (tree.getHeaderVisible())
			text("head of " + name(tree), tree.getHeaderForeground().getRGB(), tree.getHeaderBackground().getRGB());
		for (TreeItem row : tree.getItems())
			text("row of " + name(tree) + " " + row.getText(), row.getForeground().getRGB(),
					row.getBackground().getRGB());
	}

	private void table(Table table) {
		text(name(table), table.getForeground().getRGB(), table.getBackground().getRGB());
		if (table.getHeaderVisible())
			text("head of " + name(table), table.getHeaderForeground().getRGB(),
					table.getHeaderBackground().getRGB());
		for (int at = 0; at < Math.min(table.getItemCount(), 20); at++) {
			TableItem row = table.getItem(at);
			text("row of " + name(table) + " " + row.getText(), row.getForeground().getRGB(),
					row.getBackground().getRGB());
		}
	}

	private void text(String what, RGB ink, RGB ground) {
		if (luminance(ground) < 0.3 != dark)
			wrong.add(what + " stands on " + ground);
		if (contrast(ink, ground) < LEAST_CONTRAST)
			wrong.add(what + ": " + ink + " on " + ground);
	}

	static double contrast(RGB one, RGB other) {
		double brighter = Math.max(luminance(one), luminance(other)), darker = Math.min(luminance(one),
				luminance(other));
		return (brighter + 0.05) / (darker + 0.05);
	}

	private static double luminance(RGB colour) {
		return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
	}

	private static double linear(int part) {
		double value = part / 255.0;
		return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}
}
