package org.irqscope.ui.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows what can be done in the part that has the focus, which keeps it. UI thread. */
public final class HelpHandler extends AbstractHandler {
	private static final String VIEW = "org.irqscope.ui.help";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		try {
			if (page.showView(VIEW, null, IWorkbenchPage.VIEW_VISIBLE) instanceof HelpView view)
				view.explain(page.getActivePart());
			return null;
		} catch (PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
