package org.irqscope.diagram.parts;

import java.util.Optional;

import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.DirectEditPolicy;
import org.eclipse.gef.requests.DirectEditRequest;
import org.irqscope.diagram.ModelChange;
import org.irqscope.diagram.Texts;
import org.irqscope.model.Device;
import org.irqscope.model.Element;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;

/** Gives a node another name. */
final class RenamePolicy extends DirectEditPolicy {
	/** The element whose name a node shows as its title; nothing for nodes that are titled by number. */
	static Optional<Element> renamable(NodeEditPart part) {
		return Machines.element(part.document(), part.id()).filter(
				element -> element instanceof Device || element instanceof Eventfd || element instanceof Irqfd);
	}

	@Override
	protected Command getDirectEditCommand(DirectEditRequest request) {
		NodeEditPart host = (NodeEditPart) getHost();
		String name = String.valueOf(request.getCellEditor().getValue()).strip();
		return renamable(host).<Command>map(element -> new ModelChange(Texts.of("command.rename"), host.document(),
				() -> element.setName(name.isEmpty() ? null : name))).orElse(null);
	}

	@Override
	protected void showCurrentEditValue(DirectEditRequest request) {
		// The editor covers the title while the name is typed.
	}
}
