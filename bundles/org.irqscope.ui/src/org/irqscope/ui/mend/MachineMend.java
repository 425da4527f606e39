package org.irqscope.ui.mend;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.edit.mend.Mend;
import org.irqscope.core.problems.ProblemMarkers;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Opening;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.model.rules.MachineValidator;
import org.irqscope.model.rules.Problem;

/** Mends a problem in the editor of its machine, where it can be undone; saving changes the file. UI thread. */
final class MachineMend implements IMarkerResolution {
	private final Mend mend;

	MachineMend(Mend mend) {
		this.mend = mend;
	}

	@Override
	public String getLabel() {
		return mend.title();
	}

	@Override
	public void run(IMarker marker) {
		String rule = marker.getAttribute(ProblemMarkers.RULE, ""), message = marker.getAttribute(IMarker.MESSAGE, "");
		try {
			IEditorPart opened = IDE.openEditor(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(),
					(IFile) marker.getResource());
			if (opened instanceof MachineEditor editor)
				Opening.then(editor, player -> mend(editor, rule, message));
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	/** Whatever has been edited since the file was saved may have mended it already. */
	private void mend(MachineEditor editor, String rule, String message) {
		PagePresenter page = editor.presenter().orElseThrow();
		Optional<Problem> problem = MachineValidator.validate(page.document()).stream()
				.filter(one -> one.key().equals(rule) && one.message().equals(message)).findFirst();
		problem.ifPresent(found -> editor.edit(mend.title(), () -> mend.apply(page.document(), found)));
	}
}
