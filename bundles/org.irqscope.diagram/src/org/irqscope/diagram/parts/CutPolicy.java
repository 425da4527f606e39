package org.irqscope.diagram.parts;

import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.ConnectionEditPolicy;
import org.eclipse.gef.requests.GroupRequest;
import org.irqscope.core.edit.Wiring;
import org.irqscope.diagram.ModelChange;
import org.irqscope.diagram.Texts;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.route.Route;

/** Cuts a line that somebody has drawn; lines that follow from the state of a chip stay. */
final class CutPolicy extends ConnectionEditPolicy {
	@Override
	protected Command getDeleteCommand(GroupRequest request) {
		LinkEditPart host = (LinkEditPart) getHost();
		VirtualMachine document = host.presenter().document();
		return host.route().map(Route::link).flatMap(link -> new Wiring(document).cut(link))
				.map(edit -> new ModelChange(Texts.of("command.disconnect"), document, edit)).orElse(null);
	}
}
