package org.irqscope.ui.walk;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * The one row above a list of hops: what is listed and looked for, where the walk stands, and how fast it plays. What
 * is wrong with a filter stands below it as long as it is wrong. Used by the UI thread.
 */
final class WalkBar {
	/** How many columns the row has, which what stands below it spans. */
	static final int COLUMNS = 5;
	private static final int FILTER = 150, SEARCH = 100;
	private final Composite page;
	private final CLabel where;
	private final Label complaint;
	private final RateLabel rate;

	/** @param page has a grid of {@link #COLUMNS}, in which the list comes last */
	WalkBar(Composite page, Control filter, Control search, WalkSource source) {
		this.page = page;
		GridDataFactory.fillDefaults().hint(FILTER, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(filter);
		GridDataFactory.fillDefaults().hint(SEARCH, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(search);
		where = new CLabel(page, SWT.LEFT);
		where.setMargins(0, 0, 0, 0);
		GridDataFactory.fillDefaults().hint(0, SWT.DEFAULT).grab(true, false).align(SWT.FILL, SWT.CENTER)
				.applyTo(where);
		control(new SpeedSlider(page).control());
		rate = new RateLabel(page, source);
		control(rate.control());
		complaint = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).exclude(true).applyTo(complaint);
	}

	private static void control(Control control) {
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(control);
	}

	/**
	 * Says where the walk stands.
	 *
	 * @param shown what there is room for
	 * @param whole what is said when somebody points at it
	 */
	void say(String shown, String whole) {
		if (!shown.equals(where.getText()))
			where.setText(shown);
		where.setToolTipText(whole);
	}

	/** Says what is wrong with what was written; an empty text takes that back. */
	void complain(String text) {
		boolean shown = !text.isEmpty();
		complaint.setText(text);
		((GridData) complaint.getLayoutData()).exclude = !shown;
		complaint.setVisible(shown);
		page.layout();
	}

	String where() {
		return where.getText();
	}

	String rate() {
		return rate.text();
	}
}
