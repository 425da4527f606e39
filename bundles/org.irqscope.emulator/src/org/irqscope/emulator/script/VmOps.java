package org.irqscope.emulator.script;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.kvm.routing.RoutingEntry;

/** The operations that machines of all architectures have; collects a routing table until it is set. For one thread. */
final class VmOps {
	private final List<RoutingEntry> routes = new ArrayList<>();

	long execute(Vm vm, Op op) {
		return switch (op.code()) {
		case LINE -> vm.irqLineStatus(op.intArgument(0), op.intArgument(1));
		case MSI -> vm.signalMsi(op.argument(0), op.intArgument(1));
		case ROUTE_CLEAR -> clearRoutes();
		case ROUTE_CHIP -> addRoute(new RoutingEntry.Irqchip(op.intArgument(0), op.intArgument(1), op.intArgument(2)));
		case ROUTE_MSI -> addRoute(new RoutingEntry.Msi(op.intArgument(0), op.argument(1), op.intArgument(2)));
		case ROUTE_COMMIT -> vm.setGsiRouting(List.copyOf(routes));
		case IRQFD -> vm.irqfd(op.intArgument(0), op.argument(1) != 0);
		case IRQFD_DEL -> vm.irqfdDeassign(op.intArgument(0), op.intArgument(1));
		case IRQFD_AGAIN -> vm.irqfdAgain(op.intArgument(0), op.intArgument(1));
		case SIGNAL -> vm.signal(op.intArgument(0));
		case RESAMPLE -> vm.readResample(op.intArgument(0));
		case WRITE32 -> vm.write32(op.intArgument(2), op.argument(0), op.intArgument(1));
		case READ32 -> vm.read32(op.intArgument(1), op.argument(0));
		default -> throw new IllegalArgumentException(op.code() + " is an architecture's own");
		};
	}

	long clearRoutes() {
		routes.clear();
		return 0;
	}

	private long addRoute(RoutingEntry entry) {
		routes.add(entry);
		return 0;
	}
}
