package org.irqscope.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * The rows of a picture of a window whose letters cannot be told from the ground, whatever widgets say of their
 * colours. Used by the UI thread.
 */
final class UnreadableRows {
	private final Shell window;
	private final ImageData picture;
	private final List<String> unreadable = new ArrayList<>();

	private UnreadableRows(Shell window, ImageData picture) {
		this.window = window;
		this.picture = picture;
	}

	/** @param picture of the window */
	static List<String> of(Shell window, ImageData picture) {
		UnreadableRows rows = new UnreadableRows(window, picture);
		rows.look(window);
		return List.copyOf(rows.unreadable);
	}

	private void look(Control control) {
		if (!control.isVisible() || control.getSize().x == 0)
			return;
		if (control instanceof Tree tree)
			rows(tree, tree.getItems());
		else if (control instanceof Table table)
			for (TableItem row : table.getItems())
				row(table, row.getText(), row.getTextBounds(0));
		if (control instanceof Composite parts)
			for (Control part : parts.getChildren())
				look(part);
	}

	private void rows(Tree tree, TreeItem[] items) {
		for (TreeItem row : items) {
			row(tree, row.getText(), row.getTextBounds(0));
			if (row.getExpanded())
				rows(tree, row.getItems());
		}
	}

	private void row(Composite list, String text, Rectangle bounds) {
		Rectangle seen = list.getClientArea();
		if (text.isBlank() || bounds.y < seen.y || bounds.y + bounds.height > seen.y + seen.height)
			return;
		Point at = list.getDisplay().map(list, null, bounds.x, bounds.y);
		Rectangle pixels = new Rectangle(at.x - window.getLocation().x, at.y - window.getLocation().y,
				Math.min(bounds.width, seen.width - bounds.x), bounds.height)
				.intersection(new Rectangle(0, 0, picture.width, picture.height));
		if (pixels.width > 0 && contrast(pixels) < ShownColours.LEAST_CONTRAST)
			unreadable.add(text + " in " + list.getClass().getSimpleName() + ": " + contrast(pixels));
	}

	/** How far the letters are from the ground, which is the colour that there is most of. */
	private double contrast(Rectangle pixels) {
		Map<RGB, Integer> colours = new HashMap<>();
		for (int y = pixels.y; y < pixels.y + pixels.height; y++)
			for (int x = pixels.x; x < pixels.x + pixels.width; x++)
				colours.merge(picture.palette.getRGB(picture.getPixel(x, y)), 1, Integer::sum);
		RGB ground = colours.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
		return colours.keySet().stream().mapToDouble(ink -> ShownColours.contrast(ink, ground)).max().orElseThrow();
	}
}
