package org.irqscope.diagram.parts;

import java.util.Optional;

import org.eclipse.draw2d.IFigure;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.gef.requests.SelectionRequest;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.history.Subject;
import org.irqscope.core.history.Subjects;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.diagram.figures.RowFigure;

/** A row of a node: what it is about can be selected by itself; for all else the node stands in. */
public final class RowEditPart extends AbstractGraphicalEditPart {
	/** The name of the row inside its node. */
	public String id() {
		return ((RowRef) getModel()).id();
	}

	NodeEditPart node() {
		return (NodeEditPart) getParent();
	}

	/** What the row is about in the machine that is shown. */
	public Optional<RowSubject> subject() {
		// A part that has left the picture may still be selected somewhere.
		return isActive() ? RowSubject.of(node().presenter().shown(), node().id(), id()) : Optional.empty();
	}

	@Override
	protected IFigure createFigure() {
		return new RowFigure();
	}

	private RowFigure rowFigure() {
		return (RowFigure) getFigure();
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.COMPONENT_ROLE, new RowRemovalPolicy());
	}

	@Override
	protected void refreshVisuals() {
		node().area(id()).ifPresent(rowFigure()::cover);
	}

	@Override
	public void setSelected(int value) {
		super.setSelected(value);
		rowFigure().setSelected(value != SELECTED_NONE, node().presenter().theme());
	}

	/** Dragging a row drags its node. */
	@Override
	public DragTracker getDragTracker(Request request) {
		return new RowDragTracker(this);
	}

	/** Only a click selects a row; marquees select nodes. */
	@Override
	public EditPart getTargetEditPart(Request request) {
		return RequestConstants.REQ_SELECTION.equals(request.getType()) && !(request instanceof SelectionRequest) ? null
				: super.getTargetEditPart(request);
	}

	/** Opening a row lets the walk stop there or not; where nobody can do that, it shows what can be set. */
	@Override
	public void performRequest(Request request) {
		if (RequestConstants.REQ_OPEN.equals(request.getType()) && !ToggleStop.run())
			showProperties();
	}

	private static void showProperties() {
		IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		try {
			page.showView(IPageLayout.ID_PROP_SHEET);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	@Override
	public Object getAdapter(@SuppressWarnings("rawtypes") Class type) {
		if (type == RowSubject.class)
			return subject().orElse(null);
		if (type == PicturePlace.class)
			return isActive() ? new PicturePlace(node().presenter().shown(), node().id(), id()) : null;
		if (type == Subject.class)
			return isActive() ? Subjects.of(node().presenter().shown(), node().id(), id()).orElse(null) : null;
		Optional<EObject> element = subject().map(RowSubject::element);
		return element.isPresent() && type.isInstance(element.get()) ? element.get() : super.getAdapter(type);
	}
}
