package org.irqscope.diagram;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** What an editor says above its diagram of its file, which others have changed. Used by the UI thread. */
final class FileNotice {
	private static final int WIDTH = 300;

	private FileNotice() {
	}

	/** Makes it as the last child; the sentence is its data, and may have a link. */
	static Composite create(Composite parent, String sentence, Runnable linked) {
		Composite notice = new Composite(parent, SWT.NONE);
		notice.setData(sentence);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(notice);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(notice);
		Label sign = new Label(notice, SWT.NONE);
		sign.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_WARN_TSK));
		Link text = new Link(notice, SWT.WRAP);
		text.setText(sentence);
		text.addSelectionListener(SelectionListener.widgetSelectedAdapter(clicked -> linked.run()));
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
		return notice;
	}
}
