package org.irqscope.ui.launch;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.debug.WalkResult;
import org.irqscope.debug.WalkResults;
import org.irqscope.diagram.Opening;
import org.irqscope.diagram.SessionInput;
import org.irqscope.ui.compare.CompareView;
import org.irqscope.ui.walk.WalkView;

/** Shows what launches bring: walks in diagrams, comparisons in the Compare view. */
public final class ResultOpener {
	private ResultOpener() {
	}

	/** Listens from now on; called by any thread. */
	public static void start(Display display) {
		WalkResults.addListener(result -> display.asyncExec(() -> open(result)));
	}

	/** Shows a result in the active window, if there is still one; called by the UI thread. */
	public static void open(WalkResult result) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null || window.getActivePage() == null)
			return;
		IWorkbenchPage page = window.getActivePage();
		try {
			if (result instanceof WalkResult.Compared compared) {
				CompareView view = (CompareView) page.showView(CompareView.ID);
				view.show(compared.comparison());
			} else {
				openWalk(result, page);
				page.showView(WalkView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	private static void openWalk(WalkResult result, IWorkbenchPage page) throws PartInitException {
		if (result instanceof WalkResult.FreeWalk walk)
			new SessionInput(walk.session(), walk.position(), walk.script()).open(page);
		else if (result instanceof WalkResult.MachineWalk walk) {
			IEditorPart editor = IDE.openEditorOnFileStore(page,
					EFS.getLocalFileSystem().getStore(walk.document().toUri()));
			Opening.then(editor, player -> player.start(walk.session(), walk.session().position()));
		}
	}
}
