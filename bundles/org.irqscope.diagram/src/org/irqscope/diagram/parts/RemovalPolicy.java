package org.irqscope.diagram.parts;

import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.ComponentEditPolicy;
import org.eclipse.gef.requests.GroupRequest;
import org.irqscope.core.edit.Removal;
import org.irqscope.diagram.ModelChange;
import org.irqscope.diagram.Texts;

/** Deletes what a node stands for; the chips stay. */
final class RemovalPolicy extends ComponentEditPolicy {
	@Override
	protected Command createDeleteCommand(GroupRequest request) {
		NodeEditPart host = (NodeEditPart) getHost();
		return Removal.of(host.document(), host.id())
				.map(edit -> new ModelChange(Texts.of("command.delete"), host.document(), edit)).orElse(null);
	}
}
