package org.irqscope.diagram.parts;

import java.util.List;

import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.FreeformLayout;
import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.SnapToGrid;
import org.eclipse.gef.SnapToHelper;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.gef.editpolicies.RootComponentEditPolicy;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.viewer.DiagramRootEditPart;
import org.irqscope.scene.Node;

/** A machine's diagram as a whole: follows the presenter's picture and hands it on to nodes and lines. */
public final class MachineEditPart extends AbstractGraphicalEditPart implements PagePresenter.Listener {
	PagePresenter presenter() {
		return (PagePresenter) getModel();
	}

	@Override
	protected IFigure createFigure() {
		FreeformLayer layer = new FreeformLayer();
		layer.setLayoutManager(new FreeformLayout());
		return layer;
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.COMPONENT_ROLE, new RootComponentEditPolicy());
		installEditPolicy(EditPolicy.LAYOUT_ROLE, new DiagramLayoutPolicy());
	}

	@Override
	public void activate() {
		if (isActive())
			return;
		super.activate();
		presenter().addListener(this);
		sceneChanged();
	}

	@Override
	public void deactivate() {
		presenter().removeListener(this);
		super.deactivate();
	}

	@Override
	protected List<NodeRef> getModelChildren() {
		return presenter().scene().nodes().stream().map(Node::id).map(NodeRef::new).toList();
	}

	@Override
	public void sceneChanged() {
		refreshChildren();
		// All nodes exist before the first line looks for its ends.
		for (Object child : getChildren())
			((NodeEditPart) child).refresh();
		for (Object child : getChildren())
			((NodeEditPart) child).refreshLinks();
		DiagramRootEditPart root = (DiagramRootEditPart) getRoot();
		root.backdrop().show(presenter().scene(), presenter().theme());
		getViewer().getControl().setBackground(DiagramTheme.color(presenter().theme().canvas()));
		tokenMoved();
	}

	@Override
	public void tokenMoved() {
		((DiagramRootEditPart) getRoot()).token().show(presenter().token(), presenter().theme());
	}

	@Override
	public Object getAdapter(@SuppressWarnings("rawtypes") Class type) {
		if (type == SnapToHelper.class)
			return new SnapToGrid(this);
		return type.isInstance(presenter().shown()) ? presenter().shown() : super.getAdapter(type);
	}
}
