package org.irqscope.diagram;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.statushandlers.StatusManager;

/** What an editor says of a document that cannot be read or written: what is wrong, and where. UI thread. */
final class FailurePage {
	private static final int WIDTH = 500;

	private FailurePage() {
	}

	/** Makes the page; answers what takes the focus, without which no other part could be left for it. */
	static Control create(Composite parent, String message) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(24, 24).spacing(8, 8).applyTo(page);
		Label title = new Label(page, SWT.NONE);
		title.setFont(JFaceResources.getHeaderFont());
		title.setText(Texts.of("editor.unreadable"));
		Text reason = new Text(page, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
		reason.setText(message);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(reason);
		return reason;
	}

	/** Tells why a document cannot be written, whose diagram stays. */
	static void report(String document, String failure, Exception failed) {
		StatusManager.getManager().handle(new Status(IStatus.ERROR, FailurePage.class,
				Texts.of("editor.failed", document, failure), failed), StatusManager.SHOW);
	}
}
