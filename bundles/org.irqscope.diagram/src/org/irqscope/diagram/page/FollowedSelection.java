package org.irqscope.diagram.page;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

/**
 * What is selected in a part: the same as somewhere else, and nothing while that is not there. An editor follows its
 * visible page, a view the editor whose walk it shows. The workbench asks a part once for it, when the part becomes
 * active, which may be before there is anything to follow. Used by the UI thread.
 */
public final class FollowedSelection implements ISelectionProvider {
	private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
	private final Supplier<Optional<? extends ISelectionProvider>> followed;

	/** @param followed asked for what is followed now */
	public FollowedSelection(Supplier<Optional<? extends ISelectionProvider>> followed) {
		this.followed = followed;
	}

	/** Something else is selected, or followed. */
	public void changed() {
		SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
		listeners.forEach(listener -> listener.selectionChanged(event));
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}

	@Override
	public ISelection getSelection() {
		return followed.get().map(ISelectionProvider::getSelection).orElse(StructuredSelection.EMPTY);
	}

	@Override
	public void setSelection(ISelection selection) {
		followed.get().ifPresent(viewer -> viewer.setSelection(selection));
	}
}
