package org.irqscope.diagram;

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
 * What is selected in an editor: that of its visible page, and nothing while there is none. The workbench asks an
 * editor once for it, when the editor becomes active, which may be before it has pages. Used by the UI thread.
 */
final class PageSelection implements ISelectionProvider {
	private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
	private final Supplier<Optional<? extends ISelectionProvider>> visible;

	/** @param visible asked for the viewer of the visible page */
	PageSelection(Supplier<Optional<? extends ISelectionProvider>> visible) {
		this.visible = visible;
	}

	/** Something else is selected, or another page is visible. */
	void changed() {
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
		return visible.get().map(ISelectionProvider::getSelection).orElse(StructuredSelection.EMPTY);
	}

	@Override
	public void setSelection(ISelection selection) {
		visible.get().ifPresent(viewer -> viewer.setSelection(selection));
	}
}
