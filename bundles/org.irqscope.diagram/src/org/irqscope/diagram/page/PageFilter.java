package org.irqscope.diagram.page;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.irqscope.diagram.Texts;

/** The field above a page with a long table, which shows the lines that have its words. Used by the UI thread. */
final class PageFilter {
	/** Who still types does not wait for lines that are not wanted. */
	private static final int DELAY_MILLIS = 150;
	private final PagePresenter page;
	private final Text field;
	private final Runnable filter = this::filter;

	PageFilter(Composite parent, PagePresenter page) {
		this.page = page;
		field = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		field.setMessage(Texts.of("filter.message"));
		field.setToolTipText(Texts.of("filter.tooltip"));
		field.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = Texts.of("filter.name", page.page().title(page.document()));
			}
		});
		field.addModifyListener(event -> Display.getCurrent().timerExec(DELAY_MILLIS, filter));
		field.addDisposeListener(event -> Display.getCurrent().timerExec(-1, filter));
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).applyTo(field);
	}

	private void filter() {
		if (!field.isDisposed())
			page.filter(field.getText());
	}

	/** Puts the cursor into the field. */
	boolean focus() {
		return field.setFocus();
	}
}
