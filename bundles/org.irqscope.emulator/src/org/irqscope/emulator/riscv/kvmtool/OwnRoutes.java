package org.irqscope.emulator.riscv.kvmtool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/**
 * {@code irq_routing}: kvmtool's own table of routes, which begins as what the kernel has by itself and is handed over
 * as a whole with the first message. Section 5.5.
 */
public final class OwnRoutes {
	/** So many lines kvmtool's PLIC has. */
	private static final int PLIC_LINES = 1024, CHIP = 0;

	private final RiscvKvm kvm;
	private final RiscvVmIoctls ioctls;
	private final RefField<Table> entries;
	private final IntField nextGsi;

	/** All routes; as text how many they are. */
	private record Table(List<RoutingEntry> routes) {
		Table {
			routes = List.copyOf(routes);
		}

		@Override
		public String toString() {
			return routes.size() + " routes";
		}
	}

	OwnRoutes(RiscvKvm kvm, Struct struct) {
		this.kvm = kvm;
		this.ioctls = new RiscvVmIoctls(kvm);
		entries = struct.ref(KvmtoolFields.IRQ_ROUTING, new Table(List.of()));
		nextGsi = struct.number(KvmtoolFields.NEXT_GSI);
	}

	/** {@code plic__irq_routing_init}: a line for each source, of which nobody is told. */
	void initPlic() {
		init(PLIC_LINES);
	}

	/** {@code aia__irq_routing_init}, once the device is there. */
	public void initAia() {
		init(kvm.aia.nrSources() == 0 ? 0 : kvm.aia.nrSources() + 1);
	}

	private void init(int lines) {
		entries.set(new Table(IntStream.range(0, lines).mapToObj(gsi -> new RoutingEntry.Irqchip(gsi, CHIP, gsi))
				.collect(Collectors.toList())));
		nextGsi.set(lines);
	}

	/**
	 * {@code irq__add_msix_route}: the next GSI sends a message from now on.
	 *
	 * @return the GSI, or -1 when the kernel takes no routes
	 */
	public int addMsixRoute(long address, int data) {
		kvm.journal.enter(KvmtoolSite.IRQ__ADD_MSIX_ROUTE, 0, address, data);
		List<RoutingEntry> next = new ArrayList<>(entries.get().routes);
		next.add(new RoutingEntry.Msi(nextGsi.get(), address, data));
		entries.set(new Table(next));
		if (ioctls.setGsiRouting(next) != 0)
			return kvm.journal.leave(-1, KvmtoolWhy.ROUTES_REFUSED, 0);
		int gsi = nextGsi.get();
		nextGsi.set(gsi + 1);
		return kvm.journal.leave(gsi);
	}

	/** The routes of the table. */
	public List<RoutingEntry> entries() {
		return entries.get().routes;
	}

	/** The GSI of the next message. */
	public int nextGsi() {
		return nextGsi.get();
	}
}
