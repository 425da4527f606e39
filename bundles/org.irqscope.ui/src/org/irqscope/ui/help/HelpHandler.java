package org.irqscope.ui.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.PlatformUI;

/** Shows what can be done in the part that has the focus, which keeps it. UI thread. */
public final class HelpHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		PlatformUI.getWorkbench().getHelpSystem().displayDynamicHelp();
		return null;
	}
}
