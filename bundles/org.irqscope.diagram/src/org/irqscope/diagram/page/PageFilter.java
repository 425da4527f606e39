package org.irqscope.diagram.page;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.irqscope.diagram.Texts;

/** The field above a page with a long table, which shows the lines that have its words. Used by the UI thread. */
final class PageFilter {
	/** Who still types does not wait for lines that are not wanted. */
	private static final int DELAY_MILLIS = 150;
	private static final String KEY = PageFilter.class.getName();
	private final PagePresenter page;
	private final Text field;
	private final Runnable filter = this::filter;

	private PageFilter(Composite parent, PagePresenter page) {
		this.page = page;
		field = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		field.setMessage(Texts.of("filter.message"));
		field.setToolTipText(Texts.of("filter.tooltip"));
		field.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = Texts.of("filter.name", page.page().title());
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

	/** What the control of a page is to be made in: with a field above it where its lines can be filtered. */
	static Composite around(Composite folder, PagePresenter page) {
		if (!page.page().filters())
			return folder;
		Composite face = new Composite(folder, SWT.NONE) {
			/** Who turns to the page wants to see it first. */
			@Override
			public boolean setFocus() {
				Control[] children = getChildren();
				return children[children.length - 1].setFocus();
			}
		};
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(face);
		face.setData(KEY, new PageFilter(face, page));
		return face;
	}

	/** Gives a page's control all that is left of its face. */
	static void fill(Control control) {
		if (control.getParent().getData(KEY) != null)
			GridDataFactory.fillDefaults().grab(true, true).applyTo(control);
	}

	/** The control with what is around it. */
	static Control face(Control control) {
		return control.getParent().getData(KEY) == null ? control : control.getParent();
	}

	/** Puts the cursor into the field above a control; false where there is none. */
	static boolean focus(Control control) {
		return control.getParent().getData(KEY) instanceof PageFilter filter && filter.field.setFocus();
	}
}
