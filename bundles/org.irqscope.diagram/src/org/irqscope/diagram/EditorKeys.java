package org.irqscope.diagram;

import org.eclipse.gef.KeyHandler;
import org.eclipse.gef.KeyStroke;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.GEFActionConstants;
import org.eclipse.swt.SWT;
import org.eclipse.ui.actions.ActionFactory;

/** The keys that all pages of an editor share. */
final class EditorKeys {
	private EditorKeys() {
	}

	static KeyHandler of(ActionRegistry actions) {
		KeyHandler keys = new KeyHandler();
		keys.put(KeyStroke.getPressed(SWT.DEL, SWT.DEL, 0), actions.getAction(ActionFactory.DELETE.getId()));
		keys.put(KeyStroke.getPressed(SWT.F2, 0), actions.getAction(GEFActionConstants.DIRECT_EDIT));
		return keys;
	}
}
