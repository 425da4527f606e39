package org.irqscope.core.session;

import java.util.List;

import org.irqscope.core.Texts;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.user.VmIoctls;
import org.irqscope.model.IrqRoutingTable;
import org.irqscope.model.IrqchipRoute;

/**
 * Gives a machine the routing table of a document. The kernel takes or refuses a table as a whole and does not say why;
 * the entry at fault is the last of the shortest part that it refuses. For one thread.
 */
final class RoutingSetup {
	private static final String IOCTL = "KVM_SET_GSI_ROUTING";

	private final VmIoctls ioctls;
	private final IrqRoutingTable table;
	private final List<RoutingEntry> entries;

	RoutingSetup(VmIoctls ioctls, IrqRoutingTable table) {
		this.ioctls = ioctls;
		this.table = table;
		this.entries = Conversions.routing(table);
	}

	/** @throws MachineStateException with the entry that the kernel refuses */
	void run() throws MachineStateException {
		int result = ioctls.setGsiRouting(entries);
		if (result == 0)
			return;
		int refused = shortestRefused();
		if (refused == 0)
			throw new MachineStateException(table, IOCTL, -result);
		org.irqscope.model.RoutingEntry entry = table.getEntries().get(refused - 1);
		throw new MachineStateException(entry,
				Texts.of("machine.entry", IOCTL, refused, target(entry), entry.getGsi()), -result);
	}

	/** How many entries are refused already, when one less is not; 0 when even none are. */
	private int shortestRefused() {
		int taken = -1, refused = entries.size();
		while (refused - taken > 1) {
			int half = (taken + refused) >>> 1;
			if (ioctls.setGsiRouting(entries.subList(0, half)) == 0)
				taken = half;
			else
				refused = half;
		}
		return refused;
	}

	private static String target(org.irqscope.model.RoutingEntry entry) {
		return entry instanceof IrqchipRoute route
				? Texts.of("machine.entry.pin", route.getPin(), route.getIrqchip().getLiteral())
				: entry.eClass().getName();
	}
}
