package org.irqscope.diagram;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.properties.IPropertySheetEntry;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetSorter;

/** The properties of what is selected in a diagram; they follow the walk. */
final class ElementPropertyPage extends PropertySheetPage implements MachinePresenter.Listener {
	private final MachinePresenter presenter;

	ElementPropertyPage(MachineEditor editor) {
		presenter = editor.presenter().orElseThrow();
		setPropertySourceProvider(selected -> {
			EObject element = Adapters.adapt(selected, EObject.class);
			if (element == null)
				return null;
			return presenter.session().isEmpty() ? new ElementProperties(element, editor::edit)
					: new ElementProperties(element);
		});
		setSorter(new PropertySheetSorter() {
			@Override
			public void sort(IPropertySheetEntry[] entries) {
				// The order of the model is the kernel's.
			}
		});
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		presenter.addListener(this);
	}

	@Override
	public void dispose() {
		presenter.removeListener(this);
		super.dispose();
	}

	@Override
	public void pictureChanged() {
		if (getControl() != null && !getControl().isDisposed())
			refresh();
	}

	@Override
	public void tokenMoved() {
		// Nothing of the machine has changed.
	}
}
