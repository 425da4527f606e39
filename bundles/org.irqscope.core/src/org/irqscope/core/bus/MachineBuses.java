package org.irqscope.core.bus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.bus.BusRange.Handler;
import org.irqscope.core.chip.ChipRange;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.kvm.IoRange;
import org.irqscope.model.BusKind;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.VirtualMachine;

/**
 * The buses of a machine as the kernel has them: what it registers by itself, and what user space has it register, in
 * the order in which devices are asked. Belongs to the thread that owns the document.
 */
public final class MachineBuses {
	private final VirtualMachine machine;
	private final Map<BusKind, IoBus> buses = new EnumMap<>(BusKind.class);
	private final Map<BusKind, List<BusRange>> others = new EnumMap<>(BusKind.class);

	/** A device that only holds its place. */
	private record Placed(BusRange range) implements IoDevice {
	}

	/** The buses of a machine. */
	public MachineBuses(VirtualMachine machine) {
		this.machine = machine;
		Journal journal = new Journal(Architecture.X86.vocabulary());
		for (BusKind kind : BusKind.values()) {
			buses.put(kind, new IoBus(journal, IoBus.Kind.values()[kind.ordinal()]));
			others.put(kind, new ArrayList<>());
		}
		standard();
		for (org.irqscope.model.IoBus bus : machine.getBuses()) {
			zones(bus);
			bus.getIoeventfds().forEach(ioeventfd -> add(bus.getKind(), ioeventfd));
		}
	}

	private void standard() {
		for (ChipRange device : StandardDevices.of(machine))
			register(new BusRange(device.bus(), device.address(), device.length(),
					StandardDevices.chip(machine, device).filter(chip -> !chip.drives().isEmpty()).isPresent()
							? Handler.TIMER : Handler.CHIP,
					device.ops(), known(device)));
	}

	private Optional<EObject> known(ChipRange device) {
		return machine.getBuses().stream().filter(bus -> bus.getKind() == device.bus())
				.flatMap(bus -> bus.getRanges().stream()).filter(range -> is(range, device)).findFirst()
				.map(EObject.class::cast);
	}

	private static boolean is(org.irqscope.model.IoRange range, ChipRange device) {
		return range.getAddress() == device.address() && device.ops().equals(range.getDevice());
	}

	private void zones(org.irqscope.model.IoBus bus) {
		for (org.irqscope.model.IoRange range : bus.getRanges()) {
			String name = Optional.ofNullable(range.getDevice()).orElse("");
			boolean zone = isZone(bus.getKind(), range);
			BusRange added = new BusRange(bus.getKind(), range.getAddress(), range.getLength(),
					zone ? Handler.ZONE : Handler.OTHER, name, Optional.of(range));
			if (zone)
				register(added);
			else if (ranges(bus.getKind()).stream().noneMatch(one -> one.element().equals(added.element())))
				others.get(bus.getKind()).add(added);
		}
	}

	/** True for a zone that {@code KVM_REGISTER_COALESCED_MMIO} makes. */
	public static boolean isZone(BusKind bus, org.irqscope.model.IoRange range) {
		return StandardDevices.COALESCED_ZONE.equals(range.getDevice())
				&& (bus == BusKind.KVM_MMIO_BUS || bus == BusKind.KVM_PIO_BUS);
	}

	/** An ioeventfd of any length has a second place, where it is found before the instruction is decoded. */
	private void add(BusKind kind, Ioeventfd ioeventfd) {
		BusKind bus = kind == BusKind.KVM_PIO_BUS || kind == BusKind.KVM_VIRTIO_CCW_NOTIFY_BUS ? kind
				: BusKind.KVM_MMIO_BUS;
		register(range(bus, ioeventfd));
		if (bus == BusKind.KVM_MMIO_BUS && ioeventfd.getLength() == 0)
			register(range(BusKind.KVM_FAST_MMIO_BUS, ioeventfd));
	}

	private static BusRange range(BusKind bus, Ioeventfd ioeventfd) {
		return new BusRange(bus, ioeventfd.getAddress(), ioeventfd.getLength(), Handler.IOEVENTFD, "ioeventfd_ops",
				Optional.of(ioeventfd));
	}

	/** What finds no room the kernel refuses too; the machine then cannot be loaded, which says so. */
	private void register(BusRange range) {
		buses.get(range.bus()).registerDev(range.address(), range.length(), new Placed(range));
	}

	/** The ranges of a bus in the kernel's order. */
	public List<BusRange> ranges(BusKind kind) {
		return placed(buses.get(kind).ranges());
	}

	/** What the document shows on a bus and nobody emulates. */
	public List<BusRange> others(BusKind kind) {
		return List.copyOf(others.get(kind));
	}

	/** The ranges whose devices are asked for an access, in turn, until one takes it. */
	public List<BusRange> asked(BusKind kind, long address, int length) {
		return placed(buses.get(kind).matching(address, length));
	}

	private static List<BusRange> placed(List<IoRange> ranges) {
		return ranges.stream().map(range -> ((Placed) range.device()).range()).toList();
	}
}
