package org.irqscope.ui.help;

import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.jface.dialogs.DialogTray;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** The help beside a dialog that keeps the window from being used. UI thread. */
final class DialogHelp extends DialogTray {
	private static final int WIDTH = 320, MARGIN = 6;
	private final IContext context;

	DialogHelp(IContext context) {
		this.context = context;
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite tray = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(tray);
		Label about = new Label(tray, SWT.WRAP);
		about.setText(context.getText());
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(about);
		HelpText text = new HelpText(tray, topic -> tray.layout());
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(text.control());
		for (IHelpResource topic : context.getRelatedTopics()) {
			text.show(topic.getHref());
			break;
		}
		return tray;
	}
}
