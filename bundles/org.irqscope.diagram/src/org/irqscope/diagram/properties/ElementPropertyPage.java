package org.irqscope.diagram.properties;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.properties.IPropertySheetEntry;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetSorter;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Opening;
import org.irqscope.diagram.PagePresenter;

/** The properties of what is selected in a diagram; they follow the walk. */
public final class ElementPropertyPage extends PropertySheetPage implements PagePresenter.Listener {
	private final MachineEditor editor;

	public ElementPropertyPage(MachineEditor editor) {
		this.editor = editor;
		setPropertySourceProvider(selected -> properties(selected,
				editor.presenter().filter(page -> page.session().isEmpty()).map(page -> editor::edit)));
		setSorter(new PropertySheetSorter() {
			@Override
			public void sort(IPropertySheetEntry[] entries) {
				// The order of the model is the kernel's.
			}
		});
	}

	/** The properties of what is selected, and of what is opened inside them; null where there are none. */
	private static IPropertySource properties(Object selected, Optional<ElementProperties.Edits> edits) {
		if (selected instanceof IPropertySource nested)
			return nested;
		RowSubject row = Adapters.adapt(selected, RowSubject.class);
		if (row != null && row.bit().isPresent())
			return new BitProperties(row, edits);
		if (row != null && !row.features().isEmpty())
			return new ElementProperties(row.element(), row.features(), edits);
		EObject element = Adapters.adapt(selected, EObject.class);
		return element == null ? null : new ElementProperties(element, edits);
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		Opening.then(editor, player -> editor.presenters().forEach(page -> page.addListener(this)));
	}

	@Override
	public void dispose() {
		editor.presenters().forEach(page -> page.removeListener(this));
		super.dispose();
	}

	@Override
	public void sceneChanged() {
		if (getControl() != null && !getControl().isDisposed())
			refresh();
	}

	@Override
	public void tokenMoved() {
		// Nothing of the machine has changed.
	}
}
