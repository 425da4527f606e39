package org.irqscope.diagram.parts;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.UnexecutableCommand;
import org.eclipse.gef.editpolicies.XYLayoutEditPolicy;
import org.eclipse.gef.requests.CreateRequest;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.NodePlaces;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.diagram.ModelChange;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.action.NewNode;
import org.irqscope.diagram.figures.NodeFigure;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Point;

/** Moves nodes and takes new ones from the palette. */
final class DiagramLayoutPolicy extends XYLayoutEditPolicy {
	private PagePresenter presenter() {
		return (PagePresenter) getHost().getModel();
	}

	private VirtualMachine document() {
		return presenter().document();
	}

	@Override
	protected EditPolicy createChildEditPolicy(EditPart child) {
		return new NodeSelectionPolicy();
	}

	@Override
	protected Command createChangeConstraintCommand(EditPart child, Object constraint) {
		String id = ((NodeEditPart) child).id();
		return new ModelChange(Texts.of("command.move"), document(),
				() -> move(id, NodeFigure.place((Rectangle) constraint)));
	}

	/** The other nodes stay where they are shown. */
	private void move(String node, Point place) {
		String layout = presenter().page().arrangement(document()).id();
		NodePlaces.keep(document(), layout, presenter().scene().nodes());
		NodePlaces.put(document(), layout, node, place);
	}

	@Override
	protected Command createAddCommand(EditPart child, Object constraint) {
		return UnexecutableCommand.INSTANCE;
	}

	@Override
	protected Command getCreateCommand(CreateRequest request) {
		if (presenter().page() != Pages.MACHINE)
			return null;
		NewElement element = (NewElement) request.getNewObjectType();
		if (!element.hasRoom(document()))
			return UnexecutableCommand.INSTANCE;
		Rectangle place = (Rectangle) getConstraintFor(request);
		return NewNode.command(getHost().getViewer(), document(), element, NodeFigure.place(place));
	}

	@Override
	protected Command getDeleteDependantCommand(Request request) {
		return null;
	}
}
