package org.irqscope.diagram;

import java.util.Optional;

import org.eclipse.draw2d.LightweightSystem;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.Page;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.irqscope.diagram.viewer.DiagramRootEditPart;

/** The outline of a diagram: its overview, as soon as there is a diagram. Used by the UI thread. */
final class OverviewPage extends Page implements IContentOutlinePage {
	private Optional<ScrollingGraphicalViewer> viewer;
	private LightweightSystem system;
	private Canvas canvas;
	private OverviewFigure overview;

	OverviewPage(Optional<ScrollingGraphicalViewer> viewer) {
		this.viewer = viewer;
	}

	@Override
	public void createControl(Composite parent) {
		// Double buffering makes draw2d paint in paint events, which every window system allows.
		canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
		system = new LightweightSystem(canvas);
		viewer.ifPresent(this::show);
	}

	/** Shows the page of another viewer. */
	void show(ScrollingGraphicalViewer other) {
		viewer = Optional.of(other);
		if (canvas == null || canvas.isDisposed())
			return;
		if (overview != null)
			overview.dispose();
		overview = new OverviewFigure((DiagramRootEditPart) other.getRootEditPart());
		system.setContents(overview);
	}

	@Override
	public void dispose() {
		if (overview != null)
			overview.dispose();
		super.dispose();
	}

	@Override
	public Control getControl() {
		return canvas;
	}

	@Override
	public void setFocus() {
		canvas.setFocus();
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		// The overview selects nothing.
	}

	@Override
	public ISelection getSelection() {
		return StructuredSelection.EMPTY;
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		// See addSelectionChangedListener.
	}

	@Override
	public void setSelection(ISelection selection) {
		// See addSelectionChangedListener.
	}
}
