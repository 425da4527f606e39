package org.irqscope.core.bus;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.ChipRange;
import org.irqscope.core.chip.Chips;
import org.irqscope.model.BusKind;
import org.irqscope.model.IoBus;
import org.irqscope.model.IoRange;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Where the kernel's own devices stand on the buses of a PC. Has no state and may be used by any thread. */
public final class StandardDevices {
	/** The name of operations by which documents know a zone. */
	public static final String COALESCED_ZONE = "coalesced_mmio_ops";

	private StandardDevices() {
	}

	private static Stream<ChipRange> ranges() {
		return Chips.ALL.stream().flatMap(chip -> chip.ranges().stream());
	}

	/** What the kernel has put on the buses of a machine by itself. */
	static List<ChipRange> of(VirtualMachine machine) {
		boolean chips = X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL || RiscvChips.aplic(machine).isPresent();
		return Chips.ALL.stream().filter(chip -> chips || chip.isOptional()).flatMap(
				chip -> chip.ranges(machine).stream().filter(range -> !chip.behind(machine, range).isEmpty())).toList();
	}

	/** The sort of chip that the kernel of a machine puts at a range; nothing for other ranges. */
	public static Optional<Chip<?, ?>> chip(VirtualMachine machine, ChipRange range) {
		return Chips.ALL.stream().filter(chip -> chip.ranges(machine).contains(range)).findFirst();
	}

	/** The chip's range behind what a bus of a machine has; nothing where no chip stands there. */
	public static Optional<ChipRange> at(VirtualMachine machine, BusRange placed) {
		return Chips.ALL.stream().flatMap(chip -> chip.ranges(machine).stream()).filter(
				range -> range.ops().equals(placed.name()) && range.address() == placed.address()).findFirst();
	}

	/** What stands at a place, when it is the place of one of these devices. */
	public static Optional<String> at(BusKind bus, long address, int length) {
		return ranges().filter(one -> one.bus() == bus && one.address() == address && one.length() == length)
				.map(ChipRange::ops).findFirst();
	}

	/** Puts what {@code KVM_CREATE_IRQCHIP} makes on its buses. */
	public static void addChips(VirtualMachine machine) {
		Chips.ALL.stream().filter(chip -> !chip.isOptional()).flatMap(chip -> chip.ranges().stream())
				.forEach(range -> add(machine, range));
	}

	/** Puts the PIT on its bus, unless it is there. */
	public static void addPit(VirtualMachine machine) {
		ChipRange pit = Chips.PIT.ranges().get(0);
		if (machine.getBuses().stream().flatMap(bus -> bus.getRanges().stream())
				.noneMatch(range -> pit.ops().equals(range.getDevice())))
			add(machine, pit);
	}

	private static void add(VirtualMachine machine, ChipRange range) {
		machine.getBuses().stream().filter(bus -> bus.getKind() == range.bus())
				.forEach(bus -> add(bus, range.address(), range.length(), range.ops()));
	}

	/** Puts a range on a bus. */
	public static IoRange add(IoBus bus, long address, int length, String ops) {
		IoRange range = ModelFactory.eINSTANCE.createIoRange();
		range.setAddress(address);
		range.setLength(length);
		range.setDevice(ops);
		bus.getRanges().add(range);
		return range;
	}
}
