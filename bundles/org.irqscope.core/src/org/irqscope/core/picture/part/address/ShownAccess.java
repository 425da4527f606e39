package org.irqscope.core.picture.part.address;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.access.Access;
import org.irqscope.core.access.AccessStep;
import org.irqscope.core.access.AccessStep.Try;
import org.irqscope.core.access.AccessWay;
import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.bus.BusRange;
import org.irqscope.core.bus.MachineBuses;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.address.AddressAxis.Span;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.riscv.kvmtool.KvmtoolSite;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.model.BusKind;

/**
 * The access that a page about addresses shows: the one that somebody asks about, else the one that the walk is busy
 * with.
 *
 * @param space memory or ports
 * @param span the addresses
 * @param turns by bus, who is asked in turn
 * @param way its whole way, when somebody asks about it
 */
record ShownAccess(Access.Space space, Span span, Map<BusKind, List<Turn>> turns, Optional<AccessWay> way) {
	/** The functions whose first argument is the address of an access to memory. */
	private static final Set<Site> MEMORY = Set.of(X86Site.EMULATOR_READ_WRITE, X86Site.HANDLE_EPT_MISCONFIG,
			X86Site.GUEST_WRITE, X86Site.GUEST_READ, KvmSite.IOEVENTFD_WRITE, HartSite.GUEST_LOAD,
			HartSite.GUEST_STORE, HartSite.GSTAGE_PAGE_FAULT, HartSite.KVM_RISCV_VCPU_MMIO_LOAD,
			HartSite.KVM_RISCV_VCPU_MMIO_STORE, KvmtoolSite.KVM_CPU__EMULATE_MMIO, KvmtoolSite.KVM__EMULATE_MMIO);

	/**
	 * A device that is asked.
	 *
	 * @param number as which one, from 1
	 * @param text what it answers; empty where nobody has said it yet
	 */
	record Turn(BusRange range, int number, boolean took, String text) {
	}

	/** The access; nothing where none is shown. */
	static Optional<ShownAccess> of(MachineBuses buses, Highlights highlights) {
		Optional<ShownAccess> asked = highlights.asked().map(ShownAccess::asked);
		return asked.isPresent() ? asked : highlights.hop().flatMap(hop -> walked(buses, hop));
	}

	private static ShownAccess asked(AccessWay way) {
		Map<BusKind, List<Turn>> turns = new EnumMap<>(BusKind.class);
		for (AccessStep step : way.steps())
			for (Try one : step.tries()) {
				List<Turn> known = turns.computeIfAbsent(one.range().bus(), kind -> new ArrayList<>());
				known.add(new Turn(one.range(), known.size() + 1, one.took(), one.text()));
			}
		long first = way.access().address();
		return new ShownAccess(way.access().space(), new Span(first, first + way.access().length() - 1), turns,
				Optional.of(way));
	}

	private static Optional<ShownAccess> walked(MachineBuses buses, Hop hop) {
		if (hop.place().kind() == KvmPlace.IO_BUS && hop.site() != KvmSite.KVM_IO_BUS_WRITE_COOKIE)
			return Optional.of(searched(buses, hop));
		boolean port = hop.site() == X86Site.KVM_FAST_PIO || hop.site() == X86Site.EMULATOR_PIO_IN_OUT
				|| hop.site() == X86Site.GUEST_OUT || hop.site() == X86Site.GUEST_IN;
		if (!port && !MEMORY.contains(hop.site()))
			return Optional.empty();
		long first = hop.arguments().get(0);
		return Optional.of(new ShownAccess(port ? Access.Space.PIO : Access.Space.MMIO, new Span(first, first),
				Map.of(), Optional.empty()));
	}

	private static ShownAccess searched(MachineBuses buses, Hop hop) {
		BusKind kind = BusKind.get(hop.place().index());
		long first = hop.arguments().get(0);
		int length = hop.arguments().get(1).intValue();
		List<Turn> turns = new ArrayList<>();
		for (BusRange range : buses.asked(kind, first, length))
			turns.add(new Turn(range, turns.size() + 1, false, ""));
		return new ShownAccess(kind == BusKind.KVM_PIO_BUS ? Access.Space.PIO : Access.Space.MMIO,
				new Span(first, first + Math.max(length, 1) - 1), Map.of(kind, turns), Optional.empty());
	}

	/** True when the access concerns a bus. */
	boolean concerns(BusKind kind) {
		boolean port = kind == BusKind.KVM_PIO_BUS;
		return port == (space == Access.Space.PIO) && kind != BusKind.KVM_VIRTIO_CCW_NOTIFY_BUS;
	}

	/** The turn of a range; nothing when it is not asked. */
	Optional<Turn> turn(BusRange range) {
		return turns.getOrDefault(range.bus(), List.of()).stream()
				.filter(turn -> AddressPlaces.isSame(turn.range(), range)).findFirst();
	}
}
