package org.irqscope.ui.breakpoint;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** What the platform's command does in diagrams and walks that sets a breakpoint or removes it. */
public final class ToggleHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		SelectedStops.of(HandlerUtil.getActiveWorkbenchWindowChecked(event)).ifPresent(SelectedStops::toggle);
		return null;
	}
}
