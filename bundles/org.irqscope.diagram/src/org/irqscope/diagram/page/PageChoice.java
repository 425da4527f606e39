package org.irqscope.diagram.page;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.irqscope.diagram.Texts;

/** Above a page, the choice between all that share its tab. Used by the UI thread. */
final class PageChoice {
	private static final int MOST_SHOWN = 24;
	private final Composite line;
	private final Combo combo;
	private final Label count;
	private List<PagePresenter> pages = List.of();

	/**
	 * @param kind what the pages are together
	 * @param turning called with the page that was chosen
	 */
	PageChoice(Composite parent, String kind, Consumer<PagePresenter> turning) {
		line = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(6, 6, 4, 0).spacing(8, 0).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		combo = new Combo(line, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setVisibleItemCount(MOST_SHOWN);
		combo.setToolTipText(Texts.of("choice.tooltip"));
		combo.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(event -> turning.accept(pages.get(combo.getSelectionIndex()))));
		combo.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = Texts.of("choice.name", kind);
			}
		});
		count = new Label(line, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(count);
	}

	/** Offers pages; where there is one alone, nothing. */
	void offer(List<PagePresenter> offered, PagePresenter shown) {
		pages = offered;
		boolean several = offered.size() > 1;
		line.setVisible(several);
		GridDataFactory.createFrom((GridData) line.getLayoutData()).exclude(!several)
				.applyTo(line);
		String[] titles = offered.stream().map(page -> page.page().title(page.document())).toArray(String[]::new);
		if (!Arrays.equals(titles, combo.getItems()))
			combo.setItems(titles);
		combo.select(offered.indexOf(shown));
		count.setText(Texts.of("choice.count", offered.indexOf(shown) + 1, offered.size()));
		line.getParent().layout(true, true);
	}

	boolean focus() {
		return combo.setFocus();
	}
}
