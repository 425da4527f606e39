package org.irqscope.diagram.outline;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.draw2d.LightweightSystem;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.IPageSite;
import org.eclipse.ui.part.Page;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.irqscope.diagram.viewer.DiagramRootEditPart;

/**
 * The outline of a diagram, as soon as there is one: what the page says as a tree, and its overview below. Both choose
 * in the diagram itself, so that what is selected here is selected there. Used by the UI thread.
 */
public final class OutlinePage extends Page implements IContentOutlinePage, IAdaptable {
	private static final int TREE = 60, OVERVIEW = 40;
	private final Supplier<IPropertySheetPage> properties;
	private final Consumer<IPageSite> binding;
	private final ISelectionChangedListener selected;
	private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
	private Optional<ScrollingGraphicalViewer> viewer;
	private LightweightSystem system;
	private SashForm form;
	private Optional<OverviewFigure> overview = Optional.empty();
	private Optional<PageTwin> twin = Optional.empty();

	/**
	 * @param viewer that of the visible page
	 * @param properties makes the properties of what is selected
	 * @param binding lets keys do here what they do in the editor
	 */
	public OutlinePage(Optional<ScrollingGraphicalViewer> viewer, Supplier<IPropertySheetPage> properties,
			Consumer<IPageSite> binding) {
		this.viewer = viewer;
		this.properties = properties;
		this.binding = binding;
		this.selected = event -> listeners.forEach(listener -> listener.selectionChanged(event));
	}

	@Override
	public void init(IPageSite site) {
		super.init(site);
		site.setSelectionProvider(this);
		binding.accept(site);
	}

	@Override
	public void createControl(Composite parent) {
		form = new SashForm(parent, SWT.VERTICAL);
		twin = Optional.of(new PageTwin(form));
		// Double buffering makes draw2d paint in paint events, which every window system allows.
		Canvas canvas = new Canvas(form, SWT.DOUBLE_BUFFERED);
		system = new LightweightSystem(canvas);
		form.setWeights(TREE, OVERVIEW);
		viewer.ifPresent(this::show);
	}

	/** Shows the page of another viewer. */
	public void show(ScrollingGraphicalViewer other) {
		viewer.ifPresent(before -> before.removeSelectionChangedListener(selected));
		viewer = Optional.of(other);
		if (form == null || form.isDisposed())
			return;
		other.addSelectionChangedListener(selected);
		overview.ifPresent(OverviewFigure::dispose);
		overview = Optional.of(new OverviewFigure((DiagramRootEditPart) other.getRootEditPart()));
		system.setContents(overview.get());
		twin.ifPresent(shown -> shown.show(other));
	}

	@Override
	public void dispose() {
		viewer.ifPresent(before -> before.removeSelectionChangedListener(selected));
		overview.ifPresent(OverviewFigure::dispose);
		twin.ifPresent(PageTwin::dispose);
		super.dispose();
	}

	@Override
	public Control getControl() {
		return form;
	}

	@Override
	public void setFocus() {
		twin.ifPresent(shown -> shown.control().setFocus());
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public ISelection getSelection() {
		return viewer.map(ScrollingGraphicalViewer::getSelection).orElse(StructuredSelection.EMPTY);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}

	@Override
	public void setSelection(ISelection selection) {
		viewer.ifPresent(shown -> shown.setSelection(selection));
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		return type == IPropertySheetPage.class ? type.cast(properties.get()) : null;
	}
}
