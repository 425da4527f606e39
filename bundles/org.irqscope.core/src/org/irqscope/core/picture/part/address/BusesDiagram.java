package org.irqscope.core.picture.part.address;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.access.AccessStep.Station;
import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.bus.BusRange;
import org.irqscope.core.bus.BusRange.Handler;
import org.irqscope.core.bus.MachineBuses;
import org.irqscope.core.chip.Links;
import org.irqscope.core.picture.Highlights;
import org.irqscope.model.BusKind;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.Vcpu;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;

/** What the page of the buses shows: the guest, the four buses as they are asked, and who answers. */
final class BusesDiagram {
	private static final List<BusKind> KINDS = List.of(BusKind.KVM_FAST_MMIO_BUS, BusKind.KVM_MMIO_BUS,
			BusKind.KVM_PIO_BUS, BusKind.KVM_VIRTIO_CCW_NOTIFY_BUS);
	private static final int MOST_HANDLERS = 16;
	private final VirtualMachine machine;
	private final MachineBuses buses;
	private final Optional<ShownAccess> access;
	private final AccessNodes nodes;
	private final Map<String, Node> handlers = new LinkedHashMap<>();
	private final AccessLinks links;

	BusesDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.buses = new MachineBuses(machine);
		this.access = ShownAccess.of(buses, highlights);
		this.nodes = new AccessNodes(machine, highlights, access, active);
		this.links = new AccessLinks(access.flatMap(ShownAccess::way));
	}

	Diagram diagram() {
		List<Node> all = new ArrayList<>();
		Optional<Vcpu> vcpu = nodes.vcpu();
		Optional<Node> lapic = vcpu.flatMap(nodes::lapic);
		vcpu.map(nodes::guest).ifPresent(guest -> {
			all.add(guest);
			ways(guest.id(), lapic.map(Node::id));
		});
		lapic.ifPresent(all::add);
		KINDS.stream().filter(this::isShown).forEach(kind -> all.add(bus(kind)));
		all.add(nodes.userSpace());
		all.addAll(handlers.values());
		return new Diagram(all, links.all());
	}

	/** How an access comes to the buses: of memory by way of the local APIC. */
	private void ways(String guest, Optional<String> lapic) {
		String fast = AddressPlaces.bus(BusKind.KVM_FAST_MMIO_BUS), mmio = AddressPlaces.bus(BusKind.KVM_MMIO_BUS);
		boolean asksFast = isVmx() && !buses.ranges(BusKind.KVM_FAST_MMIO_BUS).isEmpty();
		if (isShown(BusKind.KVM_FAST_MMIO_BUS))
			links.add(Links.right(guest, ""), Links.left(fast, ""), asksFast,
					asksFast && links.passes(Station.FAST_MMIO));
		lapic.ifPresentOrElse(id -> {
			links.add(new Link.Port(guest, "", Side.BOTTOM), new Link.Port(id, "", Side.TOP), true, Station.LAPIC);
			links.add(Links.right(id, ""), Links.left(mmio, ""), true, Station.MMIO);
		}, () -> links.add(Links.right(guest, ""), Links.left(mmio, ""), true, Station.MMIO));
		if (isShown(BusKind.KVM_PIO_BUS))
			links.add(Links.right(guest, ""), Links.left(AddressPlaces.bus(BusKind.KVM_PIO_BUS), ""), true,
					Station.PIO);
	}

	/** No guest of RISC-V has ports, and its kernel decodes before it asks. */
	private boolean isShown(BusKind kind) {
		return !(machine instanceof RiscvMachine) || kind == BusKind.KVM_MMIO_BUS || !buses.ranges(kind).isEmpty();
	}

	private boolean isVmx() {
		return !(machine instanceof RiscvMachine) && machine.getHost().getVendor() == Vendor.VMX;
	}

	private Node bus(BusKind kind) {
		String id = AddressPlaces.bus(kind);
		BusTable table = new BusTable(kind, buses, access);
		List<Row> rows = new ArrayList<>(table.rows());
		for (BusRange range : table.ranges())
			handlers(id, table.row(range), range);
		if (kind == BusKind.KVM_MMIO_BUS || kind == BusKind.KVM_PIO_BUS) {
			rows.add(missed(kind));
			links.add(Links.right(id, AccessNodes.MISSED), Links.right(AccessHops.USER_SPACE, ""), true,
					missedBy(kind) && links.passes(Station.USER_SPACE));
		}
		return new Node(id, Role.ROUTING, Texts.of("bus." + kind.getValue() + ".title"), caption(kind, table), rows,
				nodes.isActive(id));
	}

	private boolean missedBy(BusKind kind) {
		return access.filter(one -> one.concerns(kind)).isPresent();
	}

	private Row missed(BusKind kind) {
		boolean missed = missedBy(kind) && nodes.ended(Station.USER_SPACE);
		return new Row.Field(AccessNodes.MISSED, Texts.of("bus.missed"), Texts.of("bus.to.user"),
				missed ? Mark.CHANGED : Mark.NONE, "", "");
	}

	private String caption(BusKind kind, BusTable table) {
		if (kind == BusKind.KVM_FAST_MMIO_BUS && !isVmx())
			return Texts.of(machine instanceof RiscvMachine ? "bus.never.riscv" : "bus.never");
		int ranges = buses.ranges(kind).size();
		String about = Texts.of("bus." + kind.getValue() + ".caption");
		long overlapping = table.overlapping();
		return overlapping > 0 ? Texts.of("bus.caption.overlap", about, ranges, overlapping)
				: Texts.of("bus.caption", about, ranges);
	}

	/** Those that an access asks have nodes in any case. */
	private void handlers(String bus, String row, BusRange range) {
		boolean took = access.flatMap(one -> one.turn(range)).filter(ShownAccess.Turn::took).isPresent();
		for (Node handler : nodes.handlers(range)) {
			if (handlers.size() >= MOST_HANDLERS && !handlers.containsKey(handler.id()) && !took)
				continue;
			handlers.putIfAbsent(handler.id(), handler);
			boolean here = took && (range.handler() != Handler.CHIP || isFor(range, handler));
			links.add(Links.right(bus, row), Links.left(handler.id(), ""), true, here);
		}
	}

	/** The two edge/level registers have one range; the port says whose it is. */
	private boolean isFor(BusRange range, Node handler) {
		List<Node> all = nodes.handlers(range);
		long offset = access.orElseThrow().span().first() - range.address();
		return all.size() == 1 || all.get((int) Math.min(offset, 1)).id().equals(handler.id());
	}
}
