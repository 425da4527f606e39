package org.irqscope.core.picture;

import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.model.MachineLayout;
import org.irqscope.model.VirtualMachine;

/** Machines that are laid out in one row with all that they have, and whose document knows all places. */
public final class WideMachine {
	private WideMachine() {
	}

	/** The same machine. */
	public static VirtualMachine of(VirtualMachine machine) {
		machine.setLayout(MachineLayout.WIDE);
		machine.setCollapseUnused(false);
		PageScene.storePlaces(MachinePage.PAGE, machine);
		return machine;
	}
}
