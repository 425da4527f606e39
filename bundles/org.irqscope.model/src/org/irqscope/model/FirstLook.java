package org.irqscope.model;


/** How a machine is shown that somebody has just made: so that its whole way can be read on a small screen. */
public final class FirstLook {
	private FirstLook() {
	}

	/** Chooses the look of a new document; those that exist keep theirs. */
	public static void choose(VirtualMachine machine) {
		machine.setLayout(MachineLayout.COMPACT);
		machine.setCollapseUnused(true);
	}
}
