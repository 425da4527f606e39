package org.irqscope.ui.debug;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.ResourceUtil;
import org.irqscope.diagram.player.WalkPlayer;

/** Finds the editors that show walks. Used by the UI thread. */
final class Editors {
	private Editors() {
	}

	/** The editor of a player; nothing while it is being opened. */
	static Optional<IEditorPart> of(WalkPlayer player) {
		return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows()).map(IWorkbenchWindow::getActivePage)
				.filter(Objects::nonNull).flatMap(page -> Arrays.stream(page.getEditorReferences()))
				.map(Editors::part).flatMap(Optional::stream)
				.filter(part -> Adapters.adapt(part, WalkPlayer.class) == player).findFirst();
	}

	private static Optional<IEditorPart> part(IEditorReference reference) {
		return Optional.ofNullable(reference.getEditor(false));
	}

	/** The file of the workspace that a player's editor shows; nothing for others. */
	static Optional<IFile> file(WalkPlayer player) {
		return of(player).map(IEditorPart::getEditorInput).map(ResourceUtil::getFile);
	}
}
