package org.irqscope.ui.breakpoint;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.ide.ResourceUtil;
import org.irqscope.core.breakpoint.StopPlaces;
import org.irqscope.core.breakpoint.Where;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.debug.breakpoint.HopPlaces;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.walk.WalkView;

/**
 * Where a walk could stop that comes to what the user has selected: a node or a row of the diagram, or in the Walk view
 * the hop where the walk stands. Used by the UI thread.
 *
 * @param file the file of the machine; nothing for a machine without one
 * @param places what is meant most often comes first
 */
record SelectedStops(Optional<IFile> file, List<Where> places) {
	/** What is selected in the part of a window that is active. */
	static Optional<SelectedStops> of(IWorkbenchWindow window) {
		return Optional.ofNullable(window.getActivePage()).flatMap(page -> of(page, page.getActivePart()));
	}

	private static Optional<SelectedStops> of(IWorkbenchPage page, IWorkbenchPart active) {
		boolean walk = active != null && active.getSite().getId().equals(WalkView.ID);
		return Optional.ofNullable(page.getActiveEditor())
				.flatMap(editor -> walk ? hop(editor) : of(editor, selection(editor)));
	}

	private static ISelection selection(IEditorPart editor) {
		return editor.getSite().getSelectionProvider() == null ? null
				: editor.getSite().getSelectionProvider().getSelection();
	}

	/** What is selected in the diagram of an editor. */
	static Optional<SelectedStops> of(IWorkbenchPart editor, ISelection selection) {
		if (!(editor instanceof IEditorPart part) || !(selection instanceof IStructuredSelection some))
			return Optional.empty();
		return Optional.ofNullable(Adapters.adapt(some.getFirstElement(), PicturePlace.class)).map(StopPlaces::of)
				.filter(places -> !places.isEmpty()).map(places -> new SelectedStops(file(part), places));
	}

	private static Optional<SelectedStops> hop(IEditorPart editor) {
		return Optional.ofNullable(Adapters.adapt(editor, WalkPlayer.class)).flatMap(WalkPlayer::stop)
				.flatMap(stop -> stop.hop()
						.map(hop -> new SelectedStops(file(editor), HopPlaces.of(stop.walk(), hop))));
	}

	/** The file of the workspace that an editor shows. */
	static Optional<IFile> file(IEditorPart editor) {
		return Optional.ofNullable(ResourceUtil.getFile(editor.getEditorInput()));
	}

	/** Removes the breakpoints at a place, or sets one where none is. */
	void toggle(Where where) {
		Optional<IFile> machine = file;
		BreakpointJob.make(() -> MachineBreakpoints.toggle(machine, where));
	}

	boolean isSet(Where where) {
		return !MachineBreakpoints.at(file, where).isEmpty();
	}

	/** Removes what is set, wherever the walk comes to what is selected; sets a breakpoint where none is. */
	void toggle() {
		List<Where> set = places.stream().filter(this::isSet).toList();
		(set.isEmpty() ? places.subList(0, 1) : set).forEach(this::toggle);
	}
}
