package org.irqscope.core.picture.part.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.access.Access;
import org.irqscope.core.access.AccessStep.Station;
import org.irqscope.core.bus.BusRange;
import org.irqscope.core.bus.StandardDevices;
import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.ChipRange;
import org.irqscope.core.picture.Highlights;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.kvm.coalesced.CoalescedMmio;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.Eventfd;
import org.irqscope.model.InterruptController;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;
import org.irqscope.text.CNumber;

/** The nodes between which an access goes, other than buses and memory. For one thread. */
final class AccessNodes {
	/** The row of a node that lines lead to where nothing else takes an access. */
	static final String MISSED = "missed";
	private static final long PAGE_MASK = 0xfff;
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<ShownAccess> access;
	private final Optional<String> active;

	AccessNodes(VirtualMachine machine, Highlights highlights, Optional<ShownAccess> access, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.access = access;
		this.active = active;
	}

	boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	/** The vCPU whose guest makes the access; nothing for a machine without any. */
	Optional<Vcpu> vcpu() {
		int index = access.flatMap(ShownAccess::way).map(way -> way.vcpu())
				.orElseGet(() -> highlights.hop().map(hop -> AccessHops.vcpu(machine, hop)).orElse(0));
		return index < 0 || index >= machine.getVcpus().size() ? Optional.empty()
				: Optional.of(machine.getVcpus().get(index));
	}

	/** The guest with the access that somebody asks about. */
	Node guest(Vcpu vcpu) {
		List<Row> rows = new ArrayList<>();
		access.flatMap(ShownAccess::way).ifPresent(way -> {
			Access asked = way.access();
			rows.add(field("guest.access", Texts.of(kind(asked))));
			rows.add(field(asked.space() == Access.Space.PIO ? "guest.port" : "guest.address",
					CNumber.hex(asked.address())));
			rows.add(field("guest.length", Texts.of("guest.bytes", asked.length())));
			asked.value().ifPresent(value -> rows.add(field("guest.value", CNumber.hex(value))));
		});
		return new Node(vcpu.getId(), Role.VCPU, Texts.of("guest.title", vcpu.getVcpuId()), Texts.of("guest.caption"),
				rows, isActive(vcpu.getId()));
	}

	private static String kind(Access access) {
		String write = access.isWrite() ? "write" : "read";
		return access.space() == Access.Space.PIO ? "guest.port." + write : "guest." + write;
	}

	private static Row field(String key, String value) {
		return new Row.Field(key.replace('.', '_'), Texts.of(key), value, Mark.NONE, "", "");
	}

	/** The local APIC of the vCPU, which is on no bus; nothing where it is in user space. */
	Optional<Node> lapic(Vcpu vcpu) {
		if (X86Chips.irqchipMode(machine) == IrqchipMode.NONE)
			return Optional.empty();
		Lapic lapic = X86Chips.lapic(vcpu);
		long base = lapic.getApicBase() & ~PAGE_MASK;
		boolean took = ended(Station.LAPIC);
		Row range = new Row.Field("registers", CNumber.hex(base) + "\u2013" + CNumber.hex(base + PAGE_MASK), "",
				took ? Mark.CHANGED : Mark.NONE, "", "");
		return Optional.of(new Node(lapic.getId(), Role.LAPIC, Texts.of("lapic.title", vcpu.getVcpuId()),
				Texts.of("lapic.asked.first"), List.of(range), isActive(lapic.getId())));
	}

	/** True when the way of the access that somebody asks about ends somewhere. */
	boolean ended(Station station) {
		return access.flatMap(ShownAccess::way).filter(way -> way.end() == station).isPresent();
	}

	/** The ring of the coalesced zones. */
	Node ring() {
		long waiting = highlights.now(KvmFields.COALESCED_MMIO_RING_LAST, Place.ONLY).orElse(0);
		Row row = new Row.Field("ring_waiting", Texts.of("ring.waiting"),
				Texts.of("ring.of", waiting, CoalescedMmio.RING_SIZE),
				ended(Station.RING) ? Mark.CHANGED : highlights.mark(KvmFields.COALESCED_MMIO_RING_LAST, Place.ONLY),
				highlights.previous(KvmFields.COALESCED_MMIO_RING_LAST, Place.ONLY), "");
		return new Node(AccessHops.RING, Role.DEVICE, Texts.of("ring.title"), Texts.of("ring.caption"), List.of(row),
				isActive(AccessHops.RING));
	}

	Node userSpace() {
		List<Row> rows = ended(Station.USER_SPACE)
				? List.of(new Row.Field("exit_reason", Texts.of("user.space.exit"), exit(), Mark.CHANGED, "", ""))
				: List.of();
		return new Node(AccessHops.USER_SPACE, Role.DEVICE, Texts.of("user.space.title"),
				Texts.of("user.space.caption"), rows, isActive(AccessHops.USER_SPACE));
	}

	private String exit() {
		return access.orElseThrow().space() == Access.Space.PIO ? "KVM_EXIT_IO" : "KVM_EXIT_MMIO";
	}

	/** The nodes of who stands at a range of a bus. */
	List<Node> handlers(BusRange range) {
		return switch (range.handler()) {
		case IOEVENTFD -> range.ioeventfd().map(one -> one.getEventfd()).stream().map(this::eventfd).toList();
		case ZONE -> List.of(ring());
		case TIMER, CHIP -> StandardDevices.at(machine, range).flatMap(at -> StandardDevices.chip(machine, at)
				.map(chip -> chips(chip, at))).orElse(List.of());
		case OTHER -> List.of();
		};
	}

	private <C extends InterruptController> List<Node> chips(Chip<C, ?> sort, ChipRange range) {
		return sort.behind(machine, range).stream()
				.map(chip -> new Node(chip.getId(), sort.role(),
						new Place(sort.part(), sort.index(machine, chip)).toString(), "", List.of(),
						isActive(chip.getId())))
				.toList();
	}

	private Node eventfd(Eventfd eventfd) {
		return new Node(eventfd.getId(), Role.EVENTFD, Machines.title(eventfd),
				Texts.of("eventfd.count", Long.toUnsignedString(eventfd.getCount())), List.of(),
				isActive(eventfd.getId()));
	}
}
