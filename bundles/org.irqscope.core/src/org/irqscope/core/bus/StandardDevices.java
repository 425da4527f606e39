package org.irqscope.core.bus;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.core.chip.Chips;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.pic.PicPorts;
import org.irqscope.model.BusKind;
import org.irqscope.model.IoBus;
import org.irqscope.model.IoRange;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpitState;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Where the kernel's own devices stand on the buses of a PC. Has no state and may be used by any thread. */
public final class StandardDevices {
	/** The names of operations by which documents know what a range is. */
	public static final String PIT = "pit_dev_ops", COALESCED_ZONE = "coalesced_mmio_ops";
	private static final String SPEAKER = "speaker_dev_ops";
	private static final List<Device> ALL = List.of(
			new Device(BusKind.KVM_MMIO_BUS, Ioapic.DEFAULT_BASE, Ioapic.MMIO_LENGTH, "ioapic_mmio_ops"),
			new Device(BusKind.KVM_PIO_BUS, PicPorts.MASTER, 2, "picdev_master_ops"),
			new Device(BusKind.KVM_PIO_BUS, 0x40, 4, PIT),
			new Device(BusKind.KVM_PIO_BUS, 0x61, 4, SPEAKER),
			new Device(BusKind.KVM_PIO_BUS, PicPorts.SLAVE, 2, "picdev_slave_ops"),
			new Device(BusKind.KVM_PIO_BUS, PicPorts.MASTER_ELCR, 2, "picdev_eclr_ops"));

	/** A device by the name of its operations, and its place. */
	record Device(BusKind bus, long address, int length, String ops) {
	}

	private StandardDevices() {
	}

	/** What the kernel has put on the buses of a machine by itself. */
	static List<Device> of(VirtualMachine machine) {
		boolean chips = X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL;
		Optional<KpitState> pit = Chips.PIT.of(machine).stream().findFirst();
		return ALL.stream().filter(device -> device.ops.equals(PIT) ? pit.isPresent()
				: device.ops.equals(SPEAKER) ? pit.filter(KpitState::isSpeaker).isPresent() : chips).toList();
	}

	/** What stands at a place, when it is the place of one of these devices. */
	public static Optional<String> at(BusKind bus, long address, int length) {
		return ALL.stream().filter(one -> one.bus == bus && one.address == address && one.length == length)
				.map(Device::ops).findFirst();
	}

	/** Puts PIC and IOAPIC on their buses. */
	public static void addChips(VirtualMachine machine) {
		add(machine, ALL.stream().filter(one -> one.ops.startsWith("picdev_") || one.ops.startsWith("ioapic_")));
	}

	/** Puts the PIT on its bus, and answers the bus. */
	public static IoBus addPit(VirtualMachine machine) {
		add(machine, ALL.stream().filter(one -> one.ops.equals(PIT)));
		return machine.getBuses().stream().filter(bus -> bus.getKind() == BusKind.KVM_PIO_BUS).findFirst()
				.orElseThrow();
	}

	private static void add(VirtualMachine machine, Stream<Device> devices) {
		devices.forEach(device -> machine.getBuses().stream().filter(bus -> bus.getKind() == device.bus)
				.forEach(bus -> add(bus, device.address, device.length, device.ops)));
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
