package org.irqscope.ui;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Tells the user why something cannot be done: one sentence, and nothing about the exception that brought it. Called by
 * any thread.
 */
public final class Refusal {
	private Refusal() {
	}

	/** Shows a sentence, and goes on at once. */
	public static void show(String title, String sentence) {
		if (PlatformUI.isWorkbenchRunning())
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> open(title, sentence));
	}

	private static void open(String title, String sentence) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null)
			return;
		MessageDialog dialog = new MessageDialog(window.getShell(), title, null, sentence, MessageDialog.ERROR, 0,
				IDialogConstants.OK_LABEL);
		dialog.setBlockOnOpen(false);
		dialog.open();
	}
}
