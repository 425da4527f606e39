package org.irqscope.diagram.parts;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.ComponentEditPolicy;
import org.eclipse.gef.requests.GroupRequest;
import org.irqscope.core.edit.Removal;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.diagram.ModelChange;
import org.irqscope.diagram.Texts;
import org.irqscope.model.VirtualMachine;

/** Deletes what a row stands for and user space has set up: a routing entry, a memory slot, a range of a bus. */
final class RowRemovalPolicy extends ComponentEditPolicy {
	@Override
	protected Command createDeleteCommand(GroupRequest request) {
		RowEditPart host = (RowEditPart) getHost();
		VirtualMachine document = host.node().document();
		return RowSubject.of(document, host.node().id(), host.id()).map(RowSubject::element)
				.filter(Removal::isRow)
				.map(entry -> new ModelChange(Texts.of("command.delete"), document, () -> EcoreUtil.remove(entry)))
				.orElse(null);
	}
}
