package org.irqscope.ui.compare;

import java.util.Optional;
import java.util.function.IntFunction;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.irqscope.core.compare.Comparison;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.ui.ThemeColors;

/** Marks in the rows of a comparison what differs: on a coloured ground, and underlined. Used by the UI thread. */
final class DifferencePainter {
	private static final int INSET = 3;
	private final Table table;
	private final IntFunction<Optional<Comparison.Row>> rows;
	private final TextLayout layout;

	private DifferencePainter(Table table, IntFunction<Optional<Comparison.Row>> rows) {
		this.table = table;
		this.rows = rows;
		this.layout = new TextLayout(table.getDisplay());
	}

	/** @param rows answers the row at an index */
	static void add(Table table, IntFunction<Optional<Comparison.Row>> rows) {
		DifferencePainter painter = new DifferencePainter(table, rows);
		table.addListener(SWT.EraseItem, painter::erase);
		table.addListener(SWT.PaintItem, painter::paint);
		table.addListener(SWT.Dispose, event -> painter.layout.dispose());
	}

	/** Both sides of a row that differs within; nothing for others, which the table draws itself. */
	private Optional<Comparison.Row> row(Event event) {
		return event.index == 0 ? Optional.empty() : rows.apply(table.indexOf((TableItem) event.item))
				.filter(row -> !row.same() && row.left().isPresent() && row.right().isPresent());
	}

	private void erase(Event event) {
		if (row(event).isPresent())
			event.detail &= ~SWT.FOREGROUND;
	}

	private void paint(Event event) {
		row(event).ifPresent(row -> {
			boolean left = event.index == 1;
			String text = (left ? row.left() : row.right()).orElseThrow();
			paint(event, text, DifferentPart.of(text, (left ? row.right() : row.left()).orElseThrow()));
		});
	}

	private void paint(Event event, String text, DifferentPart part) {
		ThemeColors colors = new ThemeColors(DiagramTheme.current());
		Font font = JFaceResources.getFont(JFaceResources.TEXT_FONT);
		layout.setFont(font);
		layout.setText(text);
		if (part.end() > part.start()) {
			TextStyle style = new TextStyle(font, null, colors.found());
			style.underline = true;
			layout.setStyle(style, part.start(), part.end() - 1);
		}
		int y = event.y + (event.height - layout.getBounds().height) / 2;
		layout.draw(event.gc, event.x + INSET, y);
		layout.setStyle(null, 0, Math.max(0, text.length() - 1));
	}
}
