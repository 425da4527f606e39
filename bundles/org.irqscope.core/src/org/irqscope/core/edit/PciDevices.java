package org.irqscope.core.edit;

import static org.irqscope.emulator.x86.lapic.Lapic.DEFAULT_BASE;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.GuestNotifiers;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Irte;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.NvmeDevice;
import org.irqscope.model.PciFunction;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.Signalling;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;

/**
 * Puts a device on the PCI bus, with all that its VMM makes for each entry of its table: a GSI with a route, eventfds,
 * an irqfd, and the host's interrupt where VFIO passes the device through. Used by the thread that owns the document.
 */
public final class PciDevices {
	/** How many entries the table of a new device has. */
	public static final int ENTRIES = 2;
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final long FIRST_TABLE = 0xfebf0000L, TABLES_APART = 0x1000;
	private static final int FIRST_SLOT = 3, FIRST_HOST_IRQ = 50, FIRST_HOST_VECTOR = 0x41;

	private final VirtualMachine machine;
	private final Device device;

	public PciDevices(VirtualMachine machine, Device device) {
		this.machine = machine;
		this.device = device;
	}

	/** True for devices that have an MSI-X table, and none yet. */
	static boolean canBePlugged(Device device) {
		return device.getPci() == null && device.getMsix() == null && device.getEventfd() == null
				&& device.getGsi() < 0 && (device instanceof VfioDevice || device instanceof VirtioDevice
						|| device instanceof NvmeDevice);
	}

	/**
	 * Plugs the device in, its entries open.
	 *
	 * @param notifiers how a virtio device signals; other devices do it in their own way
	 */
	public void plug(GuestNotifiers notifiers, int entries) {
		PciFunction function = FACTORY.createPciFunction();
		device.setPci(function);
		takeSlot();
		takeTable();
		if (device instanceof VirtioDevice)
			function.setGuestNotifiers(notifiers);
		device.setMsix(FACTORY.createMsixTable());
		device.getMsix().setEnabled(true);
		device.setSignalling(PciFunctions.hasIrqfds(device) ? Signalling.IRQFD : Signalling.SIGNAL_MSI);
		for (int index = 0; index < entries; index++)
			device.getMsix().getEntries().add(entry(index));
		GuestSetup.hearMessages(machine);
	}

	/** Gives it the first slot that no other function has. */
	public void takeSlot() {
		device.getPci().setSlot(IntStream.iterate(FIRST_SLOT, at -> at + 1)
				.filter(slot -> others().noneMatch(other -> other.getSlot() == slot)).findFirst().orElseThrow());
	}

	/** Puts its table where no other function has its own. */
	public void takeTable() {
		device.getPci().setTableAddress(LongStream.iterate(FIRST_TABLE, at -> at + TABLES_APART)
				.filter(table -> others().noneMatch(other -> overlap(other.getTableAddress(), table))).findFirst()
				.orElseThrow());
	}

	private static boolean overlap(long one, long other) {
		return one / TABLES_APART == other / TABLES_APART;
	}

	private Stream<PciFunction> others() {
		return machine.getDevices().stream().filter(other -> other != device && other.getPci() != null)
				.map(Device::getPci);
	}

	private MsixEntry entry(int index) {
		MsixEntry entry = FACTORY.createMsixEntry();
		entry.setIndex(index);
		entry.setMasked(false);
		entry.setAddress(DEFAULT_BASE);
		entry.setData(index == 0 ? GuestSetup.freeMessage(machine)
				: GuestSetup.freeVector(machine, device.getMsix().getEntries().get(index - 1).getData() + 1));
		if (PciFunctions.hasIrqfds(device))
			wire(entry);
		return entry;
	}

	private void wire(MsixEntry entry) {
		route(entry);
		signal(entry);
		if (device instanceof VfioDevice)
			passThrough(entry);
	}

	/** Routes the message of an entry, at its GSI or a free one. */
	public void route(MsixEntry entry) {
		if (entry.getVirq() < 0)
			entry.setVirq(DeviceWay.freeMessage(machine));
		MsiRoute route = FACTORY.createMsiRoute();
		route.setGsi(entry.getVirq());
		route.setAddress(entry.getAddress());
		route.setData(entry.getData());
		machine.getIrqRouting().getEntries().add(route);
	}

	/** Makes the eventfds that an entry lacks, with an irqfd for the one that leads to its GSI. */
	public void signal(MsixEntry entry) {
		boolean vfio = device instanceof VfioDevice;
		if (entry.getEventfd() == null) {
			if (entry.getVirq() < 0)
				route(entry);
			entry.setEventfd(eventfd(vfio ? "kvm_interrupt" : "guest_notifier", entry.getIndex()));
			DeviceWay.irqfd(machine, entry.getEventfd()).setGsi(entry.getVirq());
		}
		if (PciFunctions.hasSecondEventfds(device) && entry.getInterrupt() == null)
			entry.setInterrupt(eventfd(vfio ? "interrupt" : "masked_notifier", entry.getIndex()));
	}

	/** The names that QEMU has for them. */
	private Eventfd eventfd(String name, int index) {
		Eventfd eventfd = Machines.addEventfd(machine);
		eventfd.setName(name + " " + index);
		return eventfd;
	}

	/** Puts an interrupt of the host behind an entry. */
	public void passThrough(MsixEntry entry) {
		int number = machine.getBypassProducers().size();
		boolean posts = machine.getHost().isDevicePostedIrqs();
		Irte irte = FACTORY.createIrte();
		irte.setId(Machines.freeId(machine, "iommu"));
		irte.setName("IRTE " + number);
		irte.setHostIrq(FIRST_HOST_IRQ + number);
		irte.setPosted(posts);
		irte.setVector(posts ? entry.getData() : FIRST_HOST_VECTOR + number);
		if (posts)
			irte.setVcpu(machine.getVcpus().get(0));
		machine.getIrtes().add(irte);
		IrqBypassProducer producer = FACTORY.createIrqBypassProducer();
		producer.setId(Machines.freeId(machine, "bypass"));
		producer.setName("host irq " + irte.getHostIrq());
		producer.setHostIrq(irte.getHostIrq());
		producer.setEventfd(entry.getEventfd());
		producer.setIrte(irte);
		machine.getBypassProducers().add(producer);
		entry.setHostIrq(irte.getHostIrq());
	}
}
