package org.irqscope.ui.why;

import java.util.List;
import java.util.Locale;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.irqscope.core.diagnosis.Diagnosis;
import org.irqscope.core.history.ChangeOfSubject;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.ui.Texts;
import org.irqscope.ui.walk.WalkSource;

/**
 * Answers to questions about a walk: why an interrupt was not delivered, or who changed something and when; a double
 * click goes to the hop. Used by the UI thread.
 */
public final class WhyView extends ViewPart {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.why";
	/** More rows than anybody reads. */
	static final int MOST = 1000;
	private static final String[] COLUMNS = { "why.column.hop", "why.column.context", "why.column.function",
			"why.column.before", "why.column.after", "why.column.reason" };
	private static final int[] WEIGHTS = { 8, 12, 26, 14, 14, 50 };
	private static final int MINIMUM = 40;

	private final Sentences sentences = new Sentences(Locale.getDefault());
	private Composite pages;
	private StackLayout stack;
	private StyledText text;
	private Composite history;
	private Table table;
	private List<ChangeOfSubject> changes = List.of();

	@Override
	public void createPartControl(Composite parent) {
		pages = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		pages.setLayout(stack);
		text = new StyledText(pages, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		text.setFont(JFaceResources.getFont(JFaceResources.TEXT_FONT));
		history = new Composite(pages, SWT.NONE);
		TableColumnLayout columns = new TableColumnLayout();
		history.setLayout(columns);
		table = new Table(history, SWT.SINGLE | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		for (int at = 0; at < COLUMNS.length; at++) {
			TableColumn column = new TableColumn(table, SWT.LEFT);
			column.setText(Texts.of(COLUMNS[at]));
			columns.setColumnData(column, new ColumnWeightData(WEIGHTS[at], MINIMUM));
		}
		table.addListener(SWT.DefaultSelection, this::goThere);
		say(Texts.of("why.empty"));
	}

	private void top(Composite page) {
		stack.topControl = page;
		pages.layout();
	}

	/** Shows one sentence. */
	void say(String sentence) {
		text.setText(sentence);
		setContentDescription("");
		top(text);
	}

	/** Shows why an interrupt was not delivered, or how it was. */
	public void show(Diagnosis diagnosis) {
		say(diagnosis.text());
	}

	/**
	 * Shows the changes of something.
	 *
	 * @param title what it is
	 * @param chosen the hop that was asked for
	 */
	public void show(String title, List<ChangeOfSubject> found, int chosen) {
		changes = found;
		table.removeAll();
		for (ChangeOfSubject change : found) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { Integer.toString(change.hop().number() + 1), change.hop().context().label(),
					change.hop().site().functionName(), change.before(), change.after(),
					sentences.of(change.hop()) });
			if (change.hop().number() == chosen)
				table.setSelection(item);
		}
		setContentDescription(Texts.of("why.history", title, found.size()));
		top(history);
	}

	private void goThere(Event event) {
		int row = table.getSelectionIndex();
		if (row >= 0)
			WalkSource.of(getSite()).player().ifPresent(player -> player.goTo(changes.get(row).hop().number() + 1));
	}

	@Override
	public void setFocus() {
		stack.topControl.setFocus();
	}
}
