package org.irqscope.ui.act;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.irqscope.core.decision.PartActs;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.ui.walk.WalkSource;

/** Knows what can be done to the part that is selected in the diagram used last. Used by the UI thread. */
final class SelectedPart {
	private SelectedPart() {
	}

	/** Nothing where no part of a machine is selected. */
	static Optional<PartActs> of(WalkSource source) {
		return source.editor().map(editor -> editor.getSite().getSelectionProvider())
				.map(ISelectionProvider::getSelection)
				.map(selection -> selection instanceof IStructuredSelection some ? some.getFirstElement() : null)
				.map(element -> Adapters.adapt(element, PicturePlace.class)).map(PartActs::of);
	}
}
