package org.irqscope.ui.walk;

import java.util.Optional;

import org.eclipse.ui.IEditorPart;
import org.irqscope.diagram.page.FollowedSelection;

/**
 * What is selected in a view of a walk: the same as in the editor whose walk it shows, so that commands and properties
 * are about that. Used by the UI thread.
 */
final class EditorSelection {
	private EditorSelection() {
	}

	static FollowedSelection of(WalkSource source) {
		return new FollowedSelection(() -> source.editor().map(IEditorPart::getSite)
				.flatMap(site -> Optional.ofNullable(site.getSelectionProvider())));
	}
}
