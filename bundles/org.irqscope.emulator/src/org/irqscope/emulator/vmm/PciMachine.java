package org.irqscope.emulator.vmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.host.VfioIntx;
import org.irqscope.emulator.host.VfioVector;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.Kvm;

/** The PCI functions of one machine, and what their VMM keeps for all of them. For the emulator's thread. */
public final class PciMachine {
	private static final long FIRST_TABLE = 0xfebf0000L, TABLES_APART = 0x1000, ADDRESS = 0xfee00000L;
	private static final long FIRST_BAR = 0xfea00000L, BARS_APART = 0x100000;
	private static final int FIRST_SLOT = 3, FIRST_HOST_IRQ = 50, HOST_IRQS = 64, FIRST_VECTOR = 0x51;

	private final Kvm kvm;
	private final PciBus bus;
	private final GsiRoutes routes;
	private final GsiLines lines;

	public PciMachine(Kvm kvm) {
		this.kvm = kvm;
		this.bus = new PciBus(kvm);
		this.routes = new GsiRoutes(kvm);
		this.lines = new GsiLines(kvm);
	}

	/** The machine. */
	public Kvm kvm() {
		return kvm;
	}

	public PciBus bus() {
		return bus;
	}

	public GsiRoutes routes() {
		return routes;
	}

	/**
	 * A function as the sort of it works; its table is empty and masked, and it is on no bus yet.
	 *
	 * @param index the number of the device, which hops stand on
	 * @param parts what stands behind each entry, which {@link VectorParts#fits} the sort
	 */
	public PciDevice make(PciSort sort, int index, List<VectorParts> parts) {
		return switch (sort) {
		case NVME, VIRTIO -> new EmulatedPci(kvm, sort, index, parts);
		case VIRTIO_IRQFD, IVSHMEM -> new IrqfdPci(kvm, sort, index, routes, parts);
		case VHOST -> new VhostPci(kvm, index, routes, parts);
		case VFIO -> new VfioPci(kvm, index, routes, parts);
		case KVMTOOL_VIRTIO -> new KvmtoolVirtio(kvm, index, routes, parts);
		case KVMTOOL_VFIO -> new KvmtoolVfio(kvm, index, routes, parts);
		case EDU, VFIO_INTX, VFIO_INTX_SLOW -> throw new IllegalArgumentException(sort + " has no table");
		};
	}

	/**
	 * QEMU's educational device; it is on no bus yet.
	 *
	 * @param gsi the line that its pin leads to
	 * @param bar the address of its registers
	 */
	public EduPci makeEdu(int index, int gsi, long bar) {
		return new EduPci(kvm, index, new PinDevice.Pin(lines, gsi, bar));
	}

	/**
	 * A device that VFIO passes through with its pin; it is on no bus yet.
	 *
	 * @param sort with an irqfd and a resamplefd, or by the slow path
	 */
	public VfioIntxPci makeIntx(PciSort sort, int index, int gsi, long bar, VfioIntx host) {
		return new VfioIntxPci(kvm, sort, index, new PinDevice.Pin(lines, gsi, bar), host);
	}

	/** A further function with a pin that leads to a line, as a driver has set it up; its number. */
	public int plugPin(PciSort sort, int gsi) {
		int index = bus.size();
		long bar = FIRST_BAR + index * BARS_APART;
		bus.add(sort == PciSort.EDU ? makeEdu(index, gsi, bar) : intx(sort, index, gsi, bar), FIRST_SLOT + index, bar);
		return index;
	}

	private VfioIntxPci intx(PciSort sort, int index, int gsi, long bar) {
		Eventfd trigger = kvm.createEventfd(), unmask = kvm.createEventfd();
		if (sort == PciSort.VFIO_INTX)
			kvm.irqfds().irqfd(trigger, gsi, Irqfds.RESAMPLE, Optional.of(unmask));
		return makeIntx(sort, index, gsi, bar, new VfioIntx(kvm, index, trigger, unmask));
	}

	/**
	 * A further function as a driver has set it up: its entries are open, each with a vector, a GSI, and an irqfd where
	 * the sort has one.
	 *
	 * @return its number
	 */
	public int plug(PciSort sort, int entries) {
		int index = bus.size();
		List<VectorParts> parts = new ArrayList<>();
		for (int entry = 0; entry < entries; entry++)
			parts.add(parts(sort, index, entry));
		PciDevice device = make(sort, index, parts);
		bus.add(device, FIRST_SLOT + index, FIRST_TABLE + index * TABLES_APART);
		device.msix().restore(true, false);
		for (MsixVector entry : device.msix().vectors())
			open(sort, entry, parts.get(entry.number()));
		device.settle();
		return index;
	}

	private VectorParts parts(PciSort sort, int index, int entry) {
		Optional<Eventfd> eventfd = sort.hasIrqfds() ? Optional.of(kvm.createEventfd()) : Optional.empty();
		Optional<Eventfd> second = sort.hasSecondEventfds() ? Optional.of(kvm.createEventfd()) : Optional.empty();
		return new VectorParts(eventfd, second, eventfd.filter(fast -> sort.isPassedThrough())
				.map(fast -> new VfioVector(kvm, index, entry, producer(fast,
						FIRST_HOST_IRQ + HOST_IRQS * index + entry))));
	}

	private BypassProducer producer(Eventfd fast, int hostIrq) {
		BypassProducer producer = kvm.createBypassProducer(hostIrq, fast);
		producer.register();
		return producer;
	}

	private void open(PciSort sort, MsixVector entry, VectorParts part) {
		entry.restore(ADDRESS, FIRST_VECTOR + entry.number(), false, false, -1);
		if (sort.hasIrqfds())
			routes.open(entry, part.eventfd().orElseThrow());
	}
}
