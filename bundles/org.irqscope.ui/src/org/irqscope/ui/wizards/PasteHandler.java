package org.irqscope.ui.wizards;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.ui.Texts;

/** Edit > Paste as Machine: what was copied out of a report or a terminal becomes a machine. UI thread. */
public final class PasteHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		IStructuredSelection selection = HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection some
				? some : StructuredSelection.EMPTY;
		Clipboard clipboard = new Clipboard(window.getShell().getDisplay());
		try {
			if (clipboard.getContents(TextTransfer.getInstance()) instanceof String text && !text.isBlank())
				new PastedText(window, TargetFolder.of(selection), text).schedule();
			else
				MessageDialog.openInformation(window.getShell(), Texts.of("wizard.paste"),
						Texts.of("wizard.paste.nothing"));
		} finally {
			clipboard.dispose();
		}
		return null;
	}
}
