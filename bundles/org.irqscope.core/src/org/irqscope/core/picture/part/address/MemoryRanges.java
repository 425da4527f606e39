package org.irqscope.core.picture.part.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.core.bus.BusRange;
import org.irqscope.core.bus.KvmtoolRanges;
import org.irqscope.core.bus.MachineBuses;
import org.irqscope.core.picture.part.address.AddressAxis.Span;
import org.irqscope.model.BusKind;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Lapic;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** What lies where over guest physical addresses: slots, holes between them, and what stands in the holes. */
final class MemoryRanges {
	private static final long LOW_END = 0xffffffffL, PAGE_MASK = 0xfff;
	private final VirtualMachine machine;
	private final MachineBuses buses;

	/**
	 * A slot, or a hole where there is none.
	 *
	 * @param residents what stands in a hole
	 */
	record Range(Span span, Optional<MemorySlot> slot, List<Resident> residents) {
	}

	/** What answers in a hole. */
	record Resident(Span span, String name) {
	}

	MemoryRanges(VirtualMachine machine, MachineBuses buses) {
		this.machine = machine;
		this.buses = buses;
	}

	/** Slots and holes by their addresses; below 4 GiB all is one or the other. */
	List<Range> ranges() {
		List<MemorySlot> slots = machine.getMemorySlots().stream().filter(slot -> slot.getMemorySize() != 0)
				.sorted(Comparator.comparing(MemorySlot::getGuestPhysAddr, Long::compareUnsigned)).toList();
		List<Resident> residents = residents();
		List<Range> ranges = new ArrayList<>();
		long next = 0;
		for (MemorySlot slot : slots) {
			Span span = new Span(slot.getGuestPhysAddr(), slot.getGuestPhysAddr() + slot.getMemorySize() - 1);
			if (Long.compareUnsigned(span.first(), next) > 0)
				ranges.add(hole(next, span.first() - 1, residents));
			ranges.add(new Range(span, Optional.of(slot), List.of()));
			next = Long.compareUnsigned(span.last() + 1, next) > 0 ? span.last() + 1 : next;
		}
		long end = residents.stream().map(one -> one.span.last()).max(Long::compareUnsigned)
				.filter(last -> Long.compareUnsigned(last, LOW_END) > 0).orElse(LOW_END);
		if (Long.compareUnsigned(next, end) <= 0)
			ranges.add(hole(next, end, residents));
		return ranges;
	}

	private static Range hole(long first, long last, List<Resident> residents) {
		return new Range(new Span(first, last), Optional.empty(),
				residents.stream().filter(one -> Long.compareUnsigned(one.span.first(), first) >= 0
						&& Long.compareUnsigned(one.span.first(), last) <= 0).toList());
	}

	/** The ranges of the MMIO bus, the pages of the local APICs, which most often are one, and what kvmtool has. */
	private List<Resident> residents() {
		Stream<Resident> onBus = Stream
				.concat(buses.ranges(BusKind.KVM_MMIO_BUS).stream(), buses.others(BusKind.KVM_MMIO_BUS).stream())
				.map(MemoryRanges::resident);
		Stream<Resident> lapics = X86Chips.irqchipMode(machine) == IrqchipMode.NONE ? Stream.empty()
				: machine.getVcpus().stream().flatMap(vcpu -> X86Chips.optionalLapic(vcpu).stream())
						.map(MemoryRanges::resident);
		Stream<Resident> ofUser = KvmtoolRanges.of(machine).stream().map(range -> new Resident(
				new Span(range.first(), range.last()), Texts.of("resident.kvmtool", range.title())));
		return Stream.of(onBus, lapics, ofUser).flatMap(residents -> residents).distinct()
				.sorted(Comparator.comparing(one -> one.span.first(), Long::compareUnsigned)).toList();
	}

	private static Resident resident(BusRange range) {
		return new Resident(new Span(range.address(), range.last()), range.title());
	}

	private static Resident resident(Lapic lapic) {
		long base = lapic.getApicBase() & ~PAGE_MASK;
		return new Resident(new Span(base, base + PAGE_MASK), Texts.of("resident.lapic"));
	}
}
