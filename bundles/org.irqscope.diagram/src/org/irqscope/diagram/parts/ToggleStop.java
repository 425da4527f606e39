package org.irqscope.diagram.parts;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.statushandlers.StatusManager;

/** Runs the platform's command that sets or removes a breakpoint at what is selected. Used by the UI thread. */
final class ToggleStop {
	private static final String COMMAND = "org.eclipse.debug.ui.commands.ToggleBreakpoint";

	private ToggleStop() {
	}

	/** Runs it; false where nobody handles it. */
	static boolean run() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		Command command = window.getService(ICommandService.class).getCommand(COMMAND);
		if (!command.isDefined() || !command.isHandled() || !command.isEnabled())
			return false;
		try {
			window.getService(IHandlerService.class).executeCommand(COMMAND, null);
		} catch (CommandException e) {
			StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.SHOW);
		}
		return true;
	}
}
