package org.irqscope.core.act;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;

/** The routing table that operations have collected: on top of the one in force, unless it was cleared. */
final class CollectedRoutes {
	private CollectedRoutes() {
	}

	static List<RoutingEntry> of(List<Op> ops, RoutingTable inForce) {
		int first = ops.size();
		while (first > 0 && !begins(ops.get(first - 1)))
			first--;
		List<RoutingEntry> routes = new ArrayList<>();
		if (first == 0 || ops.get(first - 1).code() == OpCode.ROUTE_COMMIT)
			for (int gsi = 0; gsi < inForce.nrRtEntries(); gsi++)
				routes.addAll(inForce.entries(gsi));
		for (Op op : ops.subList(first, ops.size()))
			add(op, routes);
		return routes;
	}

	private static boolean begins(Op op) {
		return op.code() == OpCode.ROUTE_CLEAR || op.code() == OpCode.ROUTE_COMMIT;
	}

	private static void add(Op op, List<RoutingEntry> routes) {
		int gsi = op.intArgument(0);
		if (op.code() == OpCode.ROUTE_CHIP)
			routes.add(new RoutingEntry.Irqchip(gsi, op.intArgument(1), op.intArgument(2)));
		else if (op.code() == OpCode.ROUTE_MSI)
			routes.add(new RoutingEntry.Msi(gsi, op.argument(1), op.intArgument(2)));
	}
}
