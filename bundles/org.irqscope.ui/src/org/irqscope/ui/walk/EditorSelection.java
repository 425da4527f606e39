package org.irqscope.ui.walk;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IEditorPart;

/**
 * What is selected in a view of a walk: the same as in the editor whose walk it shows, so that commands and properties
 * are about that. Used by the UI thread.
 */
final class EditorSelection implements ISelectionProvider {
	private final WalkSource source;
	private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();

	EditorSelection(WalkSource source) {
		this.source = source;
	}

	private Optional<ISelectionProvider> editor() {
		return source.editor().map(IEditorPart::getSite)
				.flatMap(site -> Optional.ofNullable(site.getSelectionProvider()));
	}

	/** Something else may be selected. */
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
		return editor().map(ISelectionProvider::getSelection).orElse(StructuredSelection.EMPTY);
	}

	@Override
	public void setSelection(ISelection selection) {
		editor().ifPresent(one -> one.setSelection(selection));
	}
}
