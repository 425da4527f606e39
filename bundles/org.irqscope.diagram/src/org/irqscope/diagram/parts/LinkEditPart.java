package org.irqscope.diagram.parts;

import java.util.Optional;

import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.editparts.AbstractConnectionEditPart;
import org.irqscope.core.edit.Wiring;
import org.irqscope.core.picture.Places;
import org.irqscope.diagram.figures.LinkFigure;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.model.RoutingEntry;
import org.irqscope.scene.route.Route;

/** A line of the picture. */
public final class LinkEditPart extends AbstractConnectionEditPart {
	/** The id of the line. */
	public String id() {
		return ((LinkRef) getModel()).id();
	}

	PagePresenter presenter() {
		EditPart end = getSource() == null ? getTarget() : getSource();
		return ((NodeEditPart) end).presenter();
	}

	Optional<Route> route() {
		return presenter().route(id());
	}

	@Override
	protected IFigure createFigure() {
		return new LinkFigure(route().orElseThrow(), presenter().theme());
	}

	/** The figure, narrowed. */
	public LinkFigure linkFigure() {
		return (LinkFigure) getFigure();
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.CONNECTION_ROLE, new CutPolicy());
	}

	@Override
	protected void refreshVisuals() {
		route().ifPresent(route -> linkFigure().show(route, presenter().theme()));
	}

	@Override
	public void setSelected(int value) {
		super.setSelected(value);
		linkFigure().setSelected(value != SELECTED_NONE);
	}

	@Override
	public Object getAdapter(@SuppressWarnings("rawtypes") Class type) {
		if (isActive() && type.isAssignableFrom(RoutingEntry.class)) {
			Optional<RoutingEntry> entry = route().map(Route::link).flatMap(link -> Places.gsi(link.from().node())
					.flatMap(gsi -> new Wiring(presenter().shown()).entry(gsi, link.from().row())));
			if (entry.isPresent())
				return entry.get();
		}
		return super.getAdapter(type);
	}
}
