package org.irqscope.core.picture.part.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.access.Access;
import org.irqscope.core.access.AccessStep.Station;
import org.irqscope.core.bus.AddressPlaces;
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

/** What the memory map shows: the guest, its memory, and the steps from a trap to who handles the access. */
final class MemoryDiagram {
	private final VirtualMachine machine;
	private final MachineBuses buses;
	private final Optional<ShownAccess> access;
	private final AccessNodes nodes;
	private final AccessLinks links;
	private final List<Node> all = new ArrayList<>();
	/** The step before the one that is added. */
	private String last = AddressPlaces.MEMORY;

	MemoryDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.buses = new MachineBuses(machine);
		this.access = ShownAccess.of(buses, highlights).filter(one -> one.space() == Access.Space.MMIO);
		this.nodes = new AccessNodes(machine, highlights, access, active);
		this.links = new AccessLinks(access.flatMap(ShownAccess::way));
	}

	Diagram diagram() {
		Optional<Vcpu> vcpu = nodes.vcpu();
		vcpu.map(nodes::guest).ifPresent(guest -> {
			all.add(guest);
			links.add(Links.right(guest.id(), ""), Links.left(AddressPlaces.MEMORY, ""), true, Station.MEMORY);
		});
		memory();
		trap();
		if (isVmx())
			step(bus(BusKind.KVM_FAST_MMIO_BUS), asksFast(), asksFast() && links.passes(Station.FAST_MMIO));
		step(new Node(MemoryPage.EMULATOR, Role.VCPU, Texts.of("emulator.title"),
				Texts.of(isRiscv() ? "emulator.riscv.caption" : "emulator.caption"), List.of(),
				nodes.isActive(MemoryPage.EMULATOR)), true, links.passes(Station.EMULATOR));
		vcpu.flatMap(nodes::lapic).ifPresent(lapic -> step(lapic, true, links.passes(Station.LAPIC)));
		step(bus(BusKind.KVM_MMIO_BUS), true, links.passes(Station.MMIO));
		ends();
		return new Diagram(all, links.all());
	}

	private boolean isRiscv() {
		return machine instanceof RiscvMachine;
	}

	private boolean isVmx() {
		return !isRiscv() && machine.getHost().getVendor() == Vendor.VMX;
	}

	/** What the processor calls the first access to a page that no memory answers. */
	private String first() {
		return Texts.of(isRiscv() ? "trap.gstage.first" : isVmx() ? "trap.ept.first" : "trap.npf.first");
	}

	private String later() {
		return Texts.of(isRiscv() ? "trap.gstage.later" : isVmx() ? "trap.ept.later" : "trap.npf.later");
	}

	private boolean asksFast() {
		return isVmx() && !buses.ranges(BusKind.KVM_FAST_MMIO_BUS).isEmpty();
	}

	private void memory() {
		int slots = machine.getMemorySlots().size();
		all.add(new Node(AddressPlaces.MEMORY, Role.ROUTING, Texts.of("memory.title"),
				Texts.of("memory.caption", slots), new MemoryTable(machine, buses, access).rows(),
				nodes.isActive(AddressPlaces.MEMORY)));
	}

	private void trap() {
		List<Row> rows = List.of(
				new Row.Field("first_access", Texts.of("trap.first"),
						first(), Mark.NONE, "", ""),
				new Row.Field("later_access", Texts.of("trap.later"),
						later(),
						links.passes(Station.TRAP) ? Mark.CHANGED : Mark.NONE, "", ""));
		all.add(new Node(MemoryPage.TRAP, Role.VCPU, Texts.of("trap.title"), Texts.of("trap.caption"), rows,
				nodes.isActive(MemoryPage.TRAP)));
		links.add(new Link.Port(AddressPlaces.MEMORY, "", Side.BOTTOM), new Link.Port(MemoryPage.TRAP, "", Side.TOP),
				true, links.passes(Station.TRAP));
		last = MemoryPage.TRAP;
	}

	/** A step beside the one before. */
	private void step(Node node, boolean armed, boolean taken) {
		links.add(Links.right(last, ""), Links.left(node.id(), ""), armed, taken);
		all.add(node);
		last = node.id();
	}

	private Node bus(BusKind kind) {
		String id = AddressPlaces.bus(kind);
		int ranges = buses.ranges(kind).size();
		return new Node(id, Role.ROUTING, Texts.of("bus." + kind.getValue() + ".title"),
				Texts.of("bus.caption", Texts.of("bus." + kind.getValue() + ".caption"), ranges), List.of(),
				nodes.isActive(id));
	}

	/** Where an access can end: at who took the one that is asked about, in the ring, or in user space. */
	private void ends() {
		String bus = AddressPlaces.bus(BusKind.KVM_MMIO_BUS);
		access.flatMap(ShownAccess::way).flatMap(way -> way.taker()).map(taker -> taker.range())
				.filter(range -> range.handler() != Handler.ZONE).ifPresent(range -> {
					for (Node handler : nodes.handlers(range)) {
						all.add(handler);
						links.add(Links.right(AddressPlaces.bus(range.bus()), ""), Links.left(handler.id(), ""), true,
								true);
					}
				});
		if (buses.ranges(BusKind.KVM_MMIO_BUS).stream().anyMatch(range -> range.handler() == Handler.ZONE)) {
			all.add(nodes.ring());
			links.add(Links.right(bus, ""), Links.left(AccessHops.RING, ""), true, Station.RING);
		}
		all.add(nodes.userSpace());
		links.add(Links.right(bus, ""), Links.left(AccessHops.USER_SPACE, ""), true, Station.USER_SPACE);
	}
}
