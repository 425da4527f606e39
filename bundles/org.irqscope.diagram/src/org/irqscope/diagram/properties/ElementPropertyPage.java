package org.irqscope.diagram.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.IPropertySheetEntry;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetSorter;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Opening;
import org.irqscope.diagram.page.PagePresenter;

/** The properties of what is selected in a diagram; they follow the walk. */
public final class ElementPropertyPage extends PropertySheetPage implements PagePresenter.Listener {
	private final MachineEditor editor;

	public ElementPropertyPage(MachineEditor editor) {
		this.editor = editor;
		setPropertySourceProvider(selected -> properties(selected, sight()));
		setSorter(new PropertySheetSorter() {
			@Override
			public void sort(IPropertySheetEntry[] entries) {
				// The order of the model is the kernel's.
			}
		});
	}

	/** What is of one kind shows what it has in common; else each element that is selected is listed. */
	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		super.selectionChanged(part, selection instanceof IStructuredSelection several && several.size() > 1
				? together(several) : selection);
	}

	private ISelection together(IStructuredSelection several) {
		List<EObject> elements = new ArrayList<>();
		for (Object selected : several.toArray())
			Optional.ofNullable(Adapters.adapt(selected, EObject.class)).filter(one -> !elements.contains(one))
					.ifPresent(elements::add);
		boolean alike = elements.stream().map(EObject::eClass).distinct().count() == 1;
		return alike && elements.size() == several.size() ? several
				: new StructuredSelection(new SelectedProperties(elements, this::sight));
	}

	/** A machine is edited while no walk of it is shown. */
	private Sight sight() {
		Optional<Session> session = editor.presenter().flatMap(PagePresenter::session);
		return new Sight(editor.presenter().filter(page -> session.isEmpty()).map(page -> editor::edit),
				session.flatMap(Session::shown).filter(Stop::isRecordingAlone).isEmpty());
	}

	/** The properties of what is selected, and of what is opened inside them; null where there are none. */
	private static IPropertySource properties(Object selected, Sight sight) {
		if (selected instanceof IPropertySource nested)
			return nested;
		RowSubject row = Adapters.adapt(selected, RowSubject.class);
		if (row != null && row.bit().isPresent())
			return new BitProperties(row, sight);
		if (row != null && !row.features().isEmpty())
			return new ElementProperties(row.element(), row.features(), sight);
		EObject element = Adapters.adapt(selected, EObject.class);
		return element == null ? null : new ElementProperties(element, sight);
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		Opening.then(editor, player -> editor.follow(this, true));
	}

	@Override
	public void dispose() {
		editor.follow(this, false);
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
