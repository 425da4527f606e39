package org.eclipse.help.ui.internal.views;

import org.eclipse.jface.dialogs.DialogTray;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * What cheat sheets stand in beside a dialog that one of their items opens. Their classes name it, so that it has to be
 * there; it comes with views of the help that need a server. No item of this product asks for it. UI thread.
 */
public class HelpTray extends DialogTray {
	@Override
	protected Control createContents(Composite parent) {
		return new Composite(parent, SWT.NONE);
	}
}
