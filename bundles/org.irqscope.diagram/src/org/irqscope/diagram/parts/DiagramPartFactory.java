package org.irqscope.diagram.parts;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartFactory;
import org.irqscope.diagram.page.PagePresenter;

/** Makes the edit parts of a machine's diagram. */
public final class DiagramPartFactory implements EditPartFactory {
	@Override
	public EditPart createEditPart(EditPart context, Object model) {
		EditPart part;
		if (model instanceof PagePresenter)
			part = new MachineEditPart();
		else if (model instanceof NodeRef)
			part = new NodeEditPart();
		else if (model instanceof RowRef)
			part = new RowEditPart();
		else if (model instanceof LinkRef)
			part = new LinkEditPart();
		else
			throw new IllegalArgumentException(String.valueOf(model));
		part.setModel(model);
		return part;
	}
}
